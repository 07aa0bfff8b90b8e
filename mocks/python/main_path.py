"""The main path with the client, for the tests: what was seen goes to standard output as JSON. Arguments: an emulator's address, an application."""

import json
import sys

from audience_console import Client, Failed, Invalid, Refused, group_version

url, app = sys.argv[1:]
live = Client(url)
group = {"AppId": app, "GroupId": "python1"}
room = {"appId": app, "groupId": "python1"}
seen = {}


def refusal(call, **params):
    """Why a call is not carried out: the Code of the service, or what the client found wrong before sending it."""
    try:
        call(**params)
    except Refused as refused:
        return [refused.status, refused.code]
    except Invalid as invalid:
        return invalid.problems
    except Failed:
        return "no answer"
    return "answered"


live.CreateLiveMessageGroup(**group, GroupName="群 🙂", GroupInfo='{"a":1}', CreatorId="anna", Administrators=["bob"])
described = live.DescribeLiveMessageGroup(**group)
seen["created"] = [described[name] for name in ("GroupName", "GroupInfo", "CreatorId", "AdminList")]

version = group_version(described["GroupInfo"], described["AdminList"])
change = {**group, "ModifyInfo": True}
live.ModifyLiveMessageGroup(**change, GroupInfo="中", if_match=version)
seen["changed meanwhile"] = refusal(live.ModifyLiveMessageGroup, **change, GroupInfo="late", if_match=version)

seen["sent to nobody"] = refusal(live.SendLiveMessageGroup, **group, SenderId="anna")
live.control("join", **room, users=["carl"])
message = {**group, "SenderId": "anna", "MsgType": 2**63 - 1, "Body": "你好"}
twice = [live.SendLiveMessageGroup(**message, idempotency_key="once")["MsgTid"] for _ in range(2)]
live.control("advance-clock", seconds=1)
page = live.ListLiveMessageGroupMessages(**group, PageSize=10, SortType=1)
seen["messages"] = [[item["MsgType"], item["Body"], item["MsgTid"] in twice] for item in page["MessageList"]]

live.control("faults", set=[{"action": "DescribeLiveMessageGroup", "kind": "cut-before", "times": 1}])
seen["cut off"] = refusal(live.DescribeLiveMessageGroup, **group)

live.DeleteLiveMessageGroup(**group, OperatorId=None)
seen["deleted"] = live.DescribeLiveMessageGroup(**group)["Delete"]
live.RecoverLiveMessageDeletedGroup(**group)
seen["restored"] = live.DescribeLiveMessageGroup(**group)["GroupInfo"]

# What the client refuses by the document the service refuses as well.
careless = Client(url, check=False)
wrong = [
    {"GroupId": "a-b"},
    {"GroupId": "a\n"},
    {"GroupId": None},
    {"GroupName": "群" * 43},
    {"GroupName": "\ud83c"},
    {"GroupName": 7},
    {"GroupInfo": "中" * 10_923},
    {"Administrators": ["a", "a"]},
    {"Administrators": ["a", "b", "c", "d"]},
    {"Administrators": ["a-b"]},
    {"Unknown": True},
]
create = [{**group, "GroupId": "wrong", **params} for params in wrong]
seen["found by the client"] = [len(refusal(live.CreateLiveMessageGroup, **params)) for params in create]
seen["refused by the service"] = [refusal(careless.CreateLiveMessageGroup, **params) for params in create]
fitting = {**group, "GroupId": "fitting", "GroupName": "群" * 42 + "ab", "GroupInfo": "中" * 10_922, "Administrators": ["a", "b", "c"]}
seen["fitting"] = refusal(live.CreateLiveMessageGroup, **fitting)
seen["too large a number"] = refusal(live.SendLiveMessageGroup, **{**message, "MsgType": 2**63})
seen["no such command"] = refusal(live.control, command="dance")
seen["help"] = live.CreateLiveMessageGroup.__doc__.splitlines()[0]

print(json.dumps(seen))

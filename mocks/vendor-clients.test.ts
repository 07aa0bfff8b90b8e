import OpenApi, * as openApi from '@alicloud/openapi-client'
import { RuntimeOptions } from '@alicloud/tea-util'
import RpcClient from '@alicloud/pop-core'

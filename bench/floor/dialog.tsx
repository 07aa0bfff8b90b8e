import { Form, Input, Modal } from 'antd'

interface DialogProps {
  open: boolean
  onClose: () => void
}

/** The fields of the console's dialog, without rules, counters, drafts and failures. */
export function CreateDialog({ open, onClose }: DialogProps) {
  return (
    <Modal open={open} title="Create Interactive Messaging Group" onCancel={onClose} onOk={onClose}>
      <Form layout="vertical">
        <Form.Item label="Group ID" name="id">
          <Input />
        </Form.Item>
        <Form.Item label="Group Name" name="name">
          <Input />
        </Form.Item>
        <Form.Item label="Owner" name="owner">
          <Input />
        </Form.Item>
        <Form.Item label="Group Additional Information" name="information">
          <Input.TextArea rows={4} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

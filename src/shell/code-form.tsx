import { Alert, Button, Form, type InputRef } from 'antd'
import { clsx } from 'clsx'
import { useRef } from 'react'
import { session } from '#api/service.ts'
import { SessionFailure } from '#api/session-calls.ts'
import { withoutInvisible } from '#lib/characters.ts'
import { CodeInput } from '../ui/code-input.tsx'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { useSubmit } from '../ui/use-submit.ts'
import styles from './code-form.module.css'

/** Signs in with the code that the gateway printed. What comes then is up to whoever follows the session. */
export function CodeForm() {
  const words = useStrings(sessionStrings)
  const [form] = Form.useForm<{ code: string }>()
  const field = useRef<InputRef>(null)
  const { run, pending, failure } = useSubmit()
  const submit = ({ code }: { code: string }) =>
    void run(async () => {
      const outcome = await session.enterCode(withoutInvisible(code).trim())
      if (outcome === 'signedIn') return
      form.setFields([{ name: 'code', errors: [words[outcome]] }])
      field.current?.focus()
    })
  return (
    <Form
      className={clsx(styles.form)}
      form={form}
      name="sign-in"
      layout="vertical"
      requiredMark={false}
      validateTrigger="onSubmit"
      onFinish={submit}
    >
      <Form.Item
        name="code"
        label={words.code}
        extra={words.codeHint}
        rules={[{ required: true, whitespace: true, message: words.codeRequired }]}
      >
        <CodeInput ref={field} autoFocus autoComplete="one-time-code" />
      </Form.Item>
      {failure !== undefined && (
        <Alert
          className={clsx(styles.failure)}
          type="error"
          showIcon
          role="alert"
          title={words[reasonOf(failure)]}
          description={words[`${reasonOf(failure)}Advice`]}
        />
      )}
      <Button type="primary" htmlType="submit" size="large" block loading={pending}>
        {words.signIn}
      </Button>
    </Form>
  )
}

const reasonOf = (error: unknown) => (error instanceof SessionFailure ? error.reason : 'unreadable')

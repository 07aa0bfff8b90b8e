import { Alert, Button } from 'antd'
import type { SignInMethod } from '#api/session-calls.ts'
import { paths } from '#lib/paths.ts'
import { keepsCookies } from '#lib/storage.ts'
import { PageCard } from '../ui/page-message.tsx'
import { PageTitle } from '../ui/page-title.tsx'
import { useStrings } from '../ui/preferences.ts'
import { sessionStrings } from '../ui/session-strings.ts'
import { CodeForm } from './code-form.tsx'
import { SignInFrame } from './sign-in-frame.tsx'
import { useCheckOnReturn } from './use-check-on-return.ts'

/** The way in: one leads to where one wanted to go. */
export function SignInPage({ method }: { method: SignInMethod }) {
  const words = useStrings(sessionStrings)
  const { pathname, search, hash } = window.location
  useCheckOnReturn()
  return (
    <SignInFrame>
      <PageCard narrow>
        <PageTitle>{words.signIn}</PageTitle>
        <h1>{words.signIn}</h1>
        {!keepsCookies() && (
          <Alert type="warning" showIcon role="alert" title={words.noCookies} description={words.noCookiesAdvice} />
        )}
        {method === 'oidc' ? (
          <>
            <p>{words.introOidc}</p>
            <Button type="primary" size="large" block href={paths.signIn(`${pathname}${search}${hash}`)} autoFocus>
              {words.signIn}
            </Button>
          </>
        ) : (
          <>
            <p>{words.introCode}</p>
            <CodeForm />
          </>
        )}
      </PageCard>
    </SignInFrame>
  )
}

/** Where signing in again in a second tab ends. */
export function SignedInPage() {
  const words = useStrings(sessionStrings)
  return (
    <SignInFrame>
      <PageCard narrow>
        <PageTitle>{words.signedInTitle}</PageTitle>
        <h1>{words.signedInTitle}</h1>
        <p>{words.signedInBody}</p>
        <Button href={paths.home()}>{words.toConsole}</Button>
      </PageCard>
    </SignInFrame>
  )
}

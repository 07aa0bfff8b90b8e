import { DefaultCredentialsProvider } from '@alicloud/credentials'
import * as v from 'valibot'

/** What a call is signed with. It stays in this process: nothing prints, answers or records it. */
export interface Credentials {
  accessKeyId: string
  accessKeySecret: string
  /** Only with temporary credentials (STS). */
  securityToken?: string | undefined
}

const found = v.object({
  accessKeyId: v.pipe(v.string(), v.nonEmpty()),
  accessKeySecret: v.pipe(v.string(), v.nonEmpty()),
  securityToken: v.optional(v.string()),
})

/**
 * The vendor's default chain: environment, OIDC role, CLI profile, credentials file, RAM role of the machine, credentials URI.
 * It renews temporary credentials by itself. Many calls may ask at once; the chain is asked once.
 */
export function defaultCredentials(): () => Promise<Credentials> {
  let chain = DefaultCredentialsProvider.builder().build()
  let asking: Promise<Credentials> | undefined
  const ask = async () => {
    try {
      return v.parse(found, await chain.getCredentials())
    } catch (error) {
      // A chain keeps to the provider it tried last, even when that one failed: a new one tries all of them again.
      chain = DefaultCredentialsProvider.builder().build()
      throw error
    } finally {
      asking = undefined
    }
  }
  return () => (asking ??= ask())
}

/** `npm run pack`: the package as a tarball that testers and developers install. */
import path from 'node:path'
import { ROOT } from './install.mjs'
import { endWithParent } from './lifetime.ts'
import { packKit } from './pack-kit.ts'
import { endTools } from './processes.ts'

endWithParent(endTools, { graceMs: 10_000, exitCode: 130 })

try {
  const { file, bytes } = await packKit()
  console.log(`${path.relative(ROOT, file)} (${(bytes / 1e6).toFixed(1)} MB)`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}

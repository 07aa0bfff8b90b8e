/** The service for any client: `npm run emulator`. */
import { runEmulator } from './emulator/run.ts'

await runEmulator(process.argv.slice(2), 'npm run emulator --')

/** `npm run record`: runs test/conformance/record.ts. */
import { runBundled } from './run-bundled.mjs';

await runBundled('test/conformance/record.ts');

/** `npm run fuzz:engine`: runs test/conformance/fuzz/fuzz-engine.ts. */
import { runBundled } from './run-bundled.mjs';

await runBundled('test/conformance/fuzz/fuzz-engine.ts');

import { register } from 'node:module'

// `node --import ./typescript.mjs start.ts`: Node 22.18 and later run TypeScript as it is. Older versions leave out the types here, by the package that does it
// in Node. tsx would give each function its name when it is made, which takes a tenth of an answer's time.
if (!process.features.typescript) register('./typescript-hooks.mjs', import.meta.url)

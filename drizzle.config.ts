import { defineConfig } from 'drizzle-kit'

// SUBGRAPH=info npx drizzle-kit generate --name add_items
const subgraph = process.env.SUBGRAPH
if (!subgraph) throw new Error('Say whose migrations: SUBGRAPH=auth, user, location or info.')

export default defineConfig({
  dialect: 'postgresql',
  casing: 'snake_case',
  schema: [`./subgraphs/${subgraph}/db/schema.ts`],
  out: `./subgraphs/${subgraph}/db/migrations`,
})

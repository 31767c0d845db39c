import graphql from '@graphql-eslint/eslint-plugin'

const reasonOfDeprecation = 'Directive[name.value="deprecated"] > Argument[name.value="reason"] > StringValue'

// Each subgraph's schema, checked against the graph that its project in .graphqlrc.yml names. Everything else is
// Biome's.
export default [
  { ignores: ['*', '!subgraphs/', 'subgraphs/*/*', '!subgraphs/*/schema.graphql'] },
  {
    files: ['subgraphs/*/schema.graphql'],
    plugins: { '@graphql-eslint': graphql },
    languageOptions: { parser: graphql.parser },
    rules: {
      ...graphql.configs['flat/schema-recommended'].rules,
      ...graphql.configs['flat/schema-relay'].rules,
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          DirectiveDefinition: true,
          EnumValueDefinition: true,
          FieldDefinition: true,
          InputValueDefinition: true,
        },
      ],
      '@graphql-eslint/input-name': ['error', { checkInputType: true, caseSensitiveInputType: false }],
      '@graphql-eslint/no-scalar-result-type-on-mutation': 'error',
      '@graphql-eslint/require-nullable-result-in-root': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      // Not require-deprecation-date: it wants an argument of @deprecated that composition refuses.
      'no-restricted-syntax': [
        'error',
        {
          selector: `${reasonOfDeprecation}:not([value=/\\b\\d{4}-\\d{2}-\\d{2}\\b/])`,
          message: 'Say in the reason from which day on it may be gone, as YYYY-MM-DD.',
        },
      ],
      // Pages go forward only.
      '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
      // Not every node has an id, and some short lists need no pages.
      '@graphql-eslint/relay-edge-types': ['error', { shouldImplementNode: false, listTypeCanWrapOnlyEdgeType: false }],
      // One-line descriptions stand in plain quotes.
      '@graphql-eslint/description-style': 'off',
      // Value types have no id.
      '@graphql-eslint/strict-id-in-types': 'off',
    },
  },
]

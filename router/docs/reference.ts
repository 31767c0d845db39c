import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
} from 'graphql'
import { escaped } from '../escaped.ts'
import type { Example } from './examples.ts'
import type { Facts } from './field-facts.ts'
import { markdownRenderer, type Page, table } from './html.ts'

/** One line of the search. */
export interface SearchEntry {
  name: string
  path: string
  text: string
}

interface Sources {
  schema: GraphQLSchema
  facts: ReadonlyMap<string, Facts>
  /** Operations by the field at their top, such as `Query.item`. */
  examples: ReadonlyMap<string, readonly Example[]>
}

export const pathOfType = (name: string): string => `/docs/types/${name}`

/** The address of the page about a type or a field, such as `Place` or `Place.name`; null if there is none. */
export function addressIn(schema: GraphQLSchema): (code: string) => string | null {
  return (code) => {
    const [, name = '', field] = /^(\w+)(?:\.(\w+))?$/.exec(code) ?? []
    // Object has a `constructor` as well, so the map is asked for its own keys.
    const type = Object.hasOwn(schema.getTypeMap(), name) ? schema.getType(name) : undefined
    if (!type || name.startsWith('__')) return null
    if (field === undefined) return pathOfType(name)
    return 'getFields' in type && Object.hasOwn(type.getFields(), field) ? `${pathOfType(name)}#${field}` : null
  }
}

export const typesOf = (schema: GraphQLSchema): GraphQLNamedType[] =>
  Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))

/** The page about a type: its description, fields with arguments, limits, owners and examples, and where it is used. */
export function typePage(type: GraphQLNamedType, sources: Sources): Page {
  const markdown = markdownRenderer(addressIn(sources.schema))
  const facts = sources.facts.get(type.name)
  const parts = [
    `<h1>${type.name}</h1>`,
    `<p class="facts">${kindOf(type)}${facts && facts.owners.length > 0 ? ` · from ${facts.owners.join(', ')}` : ''}</p>`,
    markdown(type.description ?? ''),
    ...accessText(facts),
    ...relations(type, sources.schema),
    ...fieldsOf(type).map((field) => fieldSection(type.name, field, sources, markdown)),
  ]
  if (isEnumType(type)) {
    const rows = type
      .getValues()
      .map(({ name, description, deprecationReason }) => [
        `<code>${name}</code>`,
        `${markdown(description ?? '')}${deprecation(deprecationReason, markdown)}`,
      ])
    parts.push(`<h2>Values</h2>${table(['Value', 'Meaning'], rows)}`)
  }
  if (isScalarType(type) && type.specifiedByURL)
    parts.push(`<p>Specified by <a href="${escaped(type.specifiedByURL)}">${escaped(type.specifiedByURL)}</a></p>`)
  return { title: type.name, body: parts.join('\n') }
}

/** What the search finds: every type and every field. */
export function searchEntries(schema: GraphQLSchema): SearchEntry[] {
  return typesOf(schema).flatMap((type) => [
    { name: type.name, path: pathOfType(type.name), text: firstSentence(type.description) },
    ...fieldsOf(type).map(({ name, description }) => ({
      ...{ name: `${type.name}.${name}`, path: `${pathOfType(type.name)}#${name}`, text: firstSentence(description) },
    })),
  ])
}

type Field = GraphQLField<unknown, unknown> | GraphQLInputField

const fieldsOf = (type: GraphQLNamedType): Field[] =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : []

function fieldSection(
  type: string,
  field: Field,
  { facts, examples }: Sources,
  markdown: (text: string) => string,
): string {
  const own = facts.get(`${type}.${field.name}`)
  const ofType = facts.get(type)
  const given = 'args' in field ? field.args : []
  const isElsewhere = own && own.owners.join() !== ofType?.owners.join()
  const notes = [
    ...(isElsewhere ? [`from ${own.owners.join(', ')}`] : []),
    ...(own?.cost ? [`costs ${own.cost} more`] : []),
  ]
  const rows = given.map((argument) => [
    `<code>${argument.name}</code>`,
    typeLink(argument.type),
    argument.defaultValue === undefined ? '' : `<code>${escaped(defaultOf(argument))}</code>`,
    markdown(argument.description ?? ''),
  ])
  const default_ = 'defaultValue' in field && field.defaultValue !== undefined ? ` = ${escaped(defaultOf(field))}` : ''
  return [
    `<section class="field" id="${field.name}">`,
    `<h3><a href="#${field.name}">${field.name}</a>: ${typeLink(field.type)}${default_}</h3>`,
    markdown(field.description ?? ''),
    ...(notes.length > 0 ? [`<p class="facts">${notes.join(' · ')}</p>`] : []),
    ...accessText(own, ofType),
    deprecation(field.deprecationReason, markdown),
    ...(rows.length > 0 ? [table(['Argument', 'Type', 'Default', 'Meaning'], rows)] : []),
    ...(examples.get(`${type}.${field.name}`) ?? []).map(
      ({ name, text }) =>
        `<details><summary>Example: ${name}</summary><pre><code>${escaped(text)}</code></pre></details>`,
    ),
    '</section>',
  ].join('\n')
}

/** Where the type is used, and what it belongs to. */
function relations(type: GraphQLNamedType, schema: GraphQLSchema): string[] {
  const users = typesOf(schema).flatMap((other) =>
    fieldsOf(other)
      .filter((field) => usesType(field, type))
      .map(({ name }) => `<a href="${pathOfType(other.name)}#${name}">${other.name}.${name}</a>`),
  )
  const list = (title: string, links: readonly string[]) =>
    links.length === 0 ? [] : [`<p class="facts">${title}: ${links.join(', ')}</p>`]
  const named = (types: readonly GraphQLNamedType[]) => types.map(typeLink)
  return [
    ...list('Implements', isObjectType(type) || isInterfaceType(type) ? named(type.getInterfaces()) : []),
    ...list(
      isUnionType(type) ? 'One of' : 'Implemented by',
      isAbstractType(type) ? named(schema.getPossibleTypes(type)) : [],
    ),
    ...(users.length > 12
      ? [`<details><summary>Used by ${users.length} fields</summary><p>${users.join(', ')}</p></details>`]
      : list('Used by', users)),
  ]
}

const usesType = (field: Field, type: GraphQLNamedType): boolean =>
  getNamedType(field.type) === type ||
  ('args' in field && field.args.some((argument) => getNamedType(argument.type) === type))

const accessText = (facts: Facts | undefined, outer?: Facts): string[] =>
  (facts?.access ?? [])
    .filter((text) => !outer?.access.includes(text))
    .map((text) => `<p class="facts">${escaped(text)}</p>`)

const deprecation = (reason: string | null | undefined, markdown: (text: string) => string): string =>
  reason ? `<div class="deprecated"><strong>Deprecated.</strong> ${markdown(reason)}</div>` : ''

function typeLink(type: GraphQLType): string {
  const { name } = getNamedType(type)
  return `<code>${String(type).replace(name, `<a href="${pathOfType(name)}">${name}</a>`)}</code>`
}

function defaultOf({ defaultValue, type }: Pick<GraphQLArgument, 'defaultValue' | 'type'>): string {
  const node = astFromValue(defaultValue, type)
  return node ? print(node) : ''
}

export function kindOf(type: GraphQLNamedType): string {
  if (isObjectType(type)) return 'Object'
  if (isInterfaceType(type)) return 'Interface'
  if (isUnionType(type)) return 'Union'
  if (isEnumType(type)) return 'Enum'
  return isInputObjectType(type) ? 'Input' : 'Scalar'
}

const firstSentence = (text: string | null | undefined): string =>
  /^.*?[.](?=\s|$)/s.exec(text ?? '')?.[0].replaceAll(/\s+/g, ' ') ?? text ?? ''

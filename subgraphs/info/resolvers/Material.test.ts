import { expect, test } from 'vitest'
import { testSubgraph } from '../../_shared/testing.ts'
import { info } from '../server.ts'

const { execute, statements } = await testSubgraph(info)

test('a material has its description, preparation, common mistakes and marks', async () => {
  const { data } = await execute(`{ material(code: "PAPER") {
    colorHex preparation prepare: preparation(locale: "en") inEnglish: description(locale: "en")
    mistakes: commonMistakes(locale: "en") { __typename mistake instead reason }
    marks { __typename id label material { id } }
  } }`)

  expect(data?.material).toMatchObject({
    colorHex: '#2F6DB5',
    preparation: [expect.any(String), expect.any(String), expect.any(String)],
    prepare: ['Keep it dry', 'Remove spirals, film and tape', 'Stack and tie it'],
    inEnglish: expect.stringMatching(/^Paper other than corrugated board/),
    mistakes: [
      {
        __typename: 'CommonMistake',
        mistake: 'Adding receipts or coated paper',
        instead: 'Put them in the general waste bag',
        reason: null,
      },
    ],
    marks: [{ __typename: 'SortingMark', id: 'mrk_paper', label: '종이', material: { id: 'mat_paper' } }],
  })
})

test('all materials take one statement per list, and so do the categories', async () => {
  const sent = await statements(async () => {
    const { errors } = await execute('{ materials { commonMistakes { mistake } marks { material { id } } } }')
    expect(errors).toBeUndefined()
  })
  const forCategories = await statements(() => execute('{ categories { materials { code } } }'))

  expect(sent).toHaveLength(4)
  expect(forCategories).toHaveLength(2)
})

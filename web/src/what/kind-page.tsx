import { CategoriesDocument, ItemsDocument, MaterialsDocument } from '@bunri/client/operations'
import { ChevronRight } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useParams } from 'react-router'
import { useAnswer } from '../graph/use-answer.ts'
import { MethodIcon } from '../ui/method.tsx'
import { Title } from '../ui/page.tsx'
import { Answered, More } from '../ui/states.tsx'

/** The items of a category, by its slug, or of a material, by its id. */
export function KindPage() {
  const { t } = useTranslation()
  const { slug = '' } = useParams()
  const isMaterial = slug.startsWith('mat_')
  const materials = useAnswer(MaterialsDocument, { skip: !isMaterial })
  const categories = useAnswer(CategoriesDocument, { skip: isMaterial })
  const kind = isMaterial
    ? materials.data?.materials?.find(({ id }) => id === slug)
    : categories.data?.categories
        ?.flatMap((category) => [category, ...category.children])
        .find((category) => category.slug === slug)
  const filter = isMaterial ? { materialIds: [slug] } : { categoryIds: [kind?.id ?? ''] }
  const answer = useAnswer(ItemsDocument, { variables: { filter, first: 50 }, skip: !kind })
  const known = isMaterial ? materials : categories
  return (
    <div className="stack loose">
      <Title text={kind?.name ?? t('what.categories')} />
      <Answered answer={kind ? answer : { ...answer, ...known, data: undefined }} rows={6}>
        {({ items }) => (
          <>
            <p className="soft">{t('what.itemCount', { count: items?.totalCount ?? 0 })}</p>
            <ul className="rows">
              {items?.edges.map(({ node }) => (
                <li key={node.id}>
                  <Link className="line" to={`/items/${node.slug}`}>
                    <MethodIcon method={node.disposalMethod} />
                    <span className="body">
                      <span className="name">{node.name}</span>
                      <span className="soft small">{t(`method.${node.disposalMethod}`)}</span>
                    </span>
                    <ChevronRight size={18} aria-hidden />
                  </Link>
                </li>
              ))}
            </ul>
            <More answer={answer} page={items?.pageInfo} />
          </>
        )}
      </Answered>
    </div>
  )
}

import { pickLocale } from '../../_shared/locale.ts'
import type { Context } from '../context.ts'
import type { NotificationRow } from '../db/schema.ts'
import type { Content } from '../domain/notifications/kinds.ts'
import { subjectIdOf, type Text, textOf } from '../domain/notifications/texts.ts'
import type { NotificationResolvers } from '../types.generated.ts'
import { objectById } from './object-by-id.ts'

export const Notification: NotificationResolvers = {
  __resolveReference: ({ id }, { loaders }) => loaders.notification.load(id),

  title: async (row, { locale }, context) => (await textFor(row, locale, context)).title,

  body: async (row, { locale }, context) => (await textFor(row, locale, context)).body,

  subject: (row, _args, context) => {
    const id = subjectIdOf(row)
    return id === null ? null : objectById(id, context)
  },
}

async function textFor(row: NotificationRow, argument: string | null | undefined, context: Context): Promise<Text> {
  const user = await context.loaders.user.load(row.userId)
  const reader = { locale: pickLocale(argument, context.locale), timeZone: user?.timeZone ?? 'Asia/Seoul' }
  return textOf(row as Content, reader)
}

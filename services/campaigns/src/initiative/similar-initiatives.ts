import type { SignedInViewer } from '@tinnhiem/kit/viewer'
import type { Context } from '../context.ts'
import { ownUnionOf } from '../roster/stand.ts'
import type { VisibleInitiative } from './audience.ts'
import { similarTo, type SimilarTitle } from './similar-title.ts'

/** Titles of the same unit much like this one's: for its authors before they submit, and for those who decide. */
export async function similarOf(
  ctx: Context,
  viewer: SignedInViewer,
  { id, unionId, title }: Pick<VisibleInitiative, 'id' | 'unionId' | 'title'>,
): Promise<SimilarTitle[]> {
  const titles = await ctx.stores.initiative.titlesIn(unionId, viewer.id)
  return similarTo(
    title,
    titles.filter((one) => one.id !== id),
  )
}

/** The same for a title that is only being typed, in the caller's own unit. */
export async function similarInOwnUnit(
  ctx: Context,
  viewer: SignedInViewer,
  title: string,
): Promise<SimilarTitle[]> {
  const unionId = ownUnionOf(viewer)
  return unionId === null ? [] : await similarOf(ctx, viewer, { id: '', unionId, title })
}

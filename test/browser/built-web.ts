import { buildWeb } from '../../infra/local/made-files.ts'

/** Builds web/dist when its sources changed, as `npm start` does. */
export async function ensureBuiltWeb(): Promise<void> {
  await buildWeb()
}

import { mkdirSync, statfsSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { CannotGoOn } from './sentence.ts'

const LEAST_FREE_BYTES = 500_000_000

/** The checkout: everything else is found from here, whatever the working folder is. */
export const root = resolve(import.meta.dirname, '../..')

/** Where downloaded servers are kept for every checkout of this user. */
export function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tinnhiem')
}

/** Where `npm start` keeps its databases and keys: `.data` in the checkout, or `TN_DATA_DIR`. */
export function dataFolder(): string {
  return resolve(process.env['TN_DATA_DIR'] || join(root, '.data'))
}

/**
 * Makes a folder only its owner can read and looks for room in it.
 * @throws CannotGoOn when fewer than 500 MB are free or the folder cannot be made.
 */
export function makeRoomIn(folder: string): string {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    const { bavail, bsize } = statfsSync(folder)
    if (bavail * bsize >= LEAST_FREE_BYTES) return folder
  } catch (error) {
    throw new CannotGoOn(
      `Không tạo được thư mục ${folder}: ${String(error)}`,
      `The folder ${folder} cannot be made: ${String(error)}`,
    )
  }
  throw new CannotGoOn(
    `Đĩa chứa ${folder} còn dưới 500 MB trống; hãy dọn bớt rồi chạy lại. Không có gì bị mất.`,
    `The disk of ${folder} has less than 500 MB free; make room and start again. Nothing was lost.`,
  )
}

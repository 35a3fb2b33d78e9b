import { readFile } from 'node:fs/promises'
import type { Device } from './device.ts'

/** A hundred times a hundred: over the limit whatever the province has. */
export const COSTLY =
  '{ organizations(first: 100) { edges { node { children(first: 100) { edges { node { id name { vi } } } } } } } }'

/** The hands of an analyst at the console. */
export function atConsole({ page }: Device) {
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const dialog = page.getByRole('dialog')
  return {
    button,
    dialog,
    opens: async () => {
      await page.goto('/staff/console')
      await page.locator('.cm-content').waitFor()
      // the graph comes later, and with it the question is weighed once more
      await page.locator('.con-schema').waitFor()
    },
    /** Takes the place of what the editor holds. */
    writes: async (text: string) => {
      await page.locator('.cm-content').click()
      await page.keyboard.press('Control+a')
      await page.keyboard.press('Delete')
      await page.keyboard.insertText(text)
    },
    runs: async () => await page.getByRole('button', { name: /^(Chạy|Run)/ }).click(),
    answered: async (title: string) =>
      await page.locator('.con-out h2', { hasText: title }).waitFor(),
    /** What is said to have gone wrong. */
    trouble: page.locator('.con-out').getByRole('alert'),
    savesAs: async (title: string) => {
      await button('Lưu').click()
      await dialog.getByLabel('Tên').fill(title)
      await dialog.getByRole('button', { name: 'Lưu' }).click()
      await button(title).waitFor()
    },
    /** The bytes of the file a button of the page gives. */
    takes: async (name: RegExp) => {
      const arriving = page.waitForEvent('download')
      await page.getByRole('button', { name }).click()
      return await readFile(await (await arriving).path())
    },
  }
}

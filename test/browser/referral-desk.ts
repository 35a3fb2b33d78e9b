import type { Device } from './device.ts'

/** Looks for a member without accents and sends the invitation. */
export async function invites({ page }: Device, search: string, name: string): Promise<void> {
  await page.getByLabel('Tìm theo tên, không cần dấu').fill(search)
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.getByRole('button', { name: 'Mời', exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Gửi lời mời' }).click()
  await page.getByText('Đã gửi lời mời.').waitFor()
}

/** From the list, with the reason the member will read. */
export async function opensCase({ page }: Device, name: string): Promise<void> {
  await page.goto('/staff/referrals')
  const row = page.getByRole('listitem').filter({ hasText: name })
  await row.getByRole('link', { name: 'Mở hồ sơ' }).click()
  await page.getByRole('heading', { name: 'Vì sao mở hồ sơ này?' }).waitFor()
  await page.getByRole('button', { name: 'Xem hồ sơ' }).click()
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

/** Every criterion is answered yes. */
export async function checksFacts({ page }: Device): Promise<void> {
  const yes = page.getByRole('radio', { name: 'Có', exact: true })
  await yes.first().waitFor()
  for (const radio of await yes.all()) await radio.check()
  await page.getByRole('button', { name: 'Lưu kết quả kiểm tra' }).click()
  await page.getByLabel('Triệu tập', { exact: true }).waitFor()
}

type Totals = { convened: number; present: number; yes: number; no: number; blank: number }

export async function recordsVote({ page }: Device, totals: Totals): Promise<void> {
  const labels = {
    convened: 'Triệu tập',
    present: 'Có mặt',
    yes: 'Đồng ý',
    no: 'Không đồng ý',
    blank: 'Phiếu trắng',
  } as const
  for (const [key, label] of Object.entries(labels))
    await page.getByLabel(label, { exact: true }).fill(String(totals[key as keyof Totals]))
  await page.getByRole('checkbox', { name: /không trong số triệu tập/ }).check()
  await page.getByRole('button', { name: 'Lưu biểu quyết' }).click()
}

export async function draftsResolution({ page }: Device, number: string): Promise<void> {
  await page.getByLabel('Số nghị quyết').fill(number)
  await page.getByRole('button', { name: 'Lưu bản soạn' }).click()
  await page.getByText(`Số ${number}`).waitFor()
}

/** Everything the printed form needs besides the decision. */
export async function fillsForm({ page }: Device): Promise<void> {
  const texts = {
    'Công đoàn cấp trên': 'LĐLĐ huyện Tân Uyên',
    'Nơi ký': 'Tân Uyên',
    'Ngày sinh': '1990-02-03',
    'Nơi làm việc, công việc': 'Công ty U-TEA, công nhân',
    'Chức vụ người ký': 'Phó Chủ tịch',
    'Họ tên người ký': 'Lò Văn Số 2',
  }
  for (const [label, text] of Object.entries(texts)) await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: 'Lưu phần in' }).click()
  await page.getByText('Đã lưu.', { exact: true }).waitFor()
}

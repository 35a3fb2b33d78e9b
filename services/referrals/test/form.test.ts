import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bytesOf } from '../src/sealed/key-store.ts'
import type { Claims } from '@tinnhiem/kit/test-gateway'
import { members, organ, people } from './province.ts'
import { verbs } from './verbs.ts'
import { createWorld, type Data, type World } from './world.ts'

const FORM = {
  upperUnion: 'Liên đoàn Lao động huyện Tân Uyên',
  union: 'Công đoàn cơ sở Hợp tác xã chè Mường Khoa',
  place: 'Tân Uyên',
  person: 'Vàng Thị Ngưỡng',
  bornOn: '1991-04-30',
  work: 'công nhân tổ chế biến',
  signerPost: 'Phó Chủ tịch',
  signer: 'Lò Văn Khuyến',
}
const FIELDS = Object.keys(FORM).join(' ')
const FILL = `mutation($id: ID!, $form: ReferralFormInput!) {
  it: fillReferralForm(referral: $id, form: $form) {
    __typename ... on ReferralFormFilled { form { ${FIELDS} } }
    ... on Failure { code } ... on InvalidInput { field } ... on MoveRefused { rule } } }`
const READ = `query($id: ID!) { referralForm(referral: $id) { ${FIELDS} } }`

let world: World
let does: ReturnType<typeof verbs>
let next = 0
const fresh = (): Claims => members[next++] ?? {}

beforeAll(async () => {
  world = await createWorld(27)
  does = verbs(world)
})
afterAll(async () => await world[Symbol.asyncDispose]())

const fills = async (who: Claims, id: string, changes: Data = {}): Promise<Data> =>
  (await world.data(who, FILL, { id, form: { ...FORM, ...changes } })).it
const prints = async (who: Claims | null, id: string, more: RequestInit = {}) =>
  await fetch(`${world.url}/referrals/${id}/resolution.pdf`, {
    headers: who ? { 'x-tinnhiem-identity': world.identity(who) } : {},
    ...more,
  })

describe('the printed resolution', () => {
  it('is for whoever may read the referral, as an attachment nothing keeps; each print is a read', async () => {
    const who = fresh()
    const id = await does.brought(who, 'VOTED')
    await does.drafts(people.chair, id)
    expect((await prints(people.chair, id)).status).toBe(409)
    expect((await fills(people.chair, id)).form).toEqual(FORM)
    await does.signs(people.vice, id)
    await does.sends(people.chair, id)
    for (const reader of [people.chair, people.vice, people.liaison, who]) {
      const file = await prints(reader, id)
      expect(file.status).toBe(200)
      expect(file.headers.get('content-type')).toBe('application/pdf')
      expect(file.headers.get('cache-control')).toBe('no-store')
      expect(file.headers.get('content-disposition')).toBe(
        'attachment; filename="nghi-quyet-04-NQ-BCH.pdf"',
      )
      expect((await file.text()).startsWith('%PDF-')).toBe(true)
    }
    const mine = (await does.mine(who)).find((one) => one['id'] === id)
    const prints3 = mine?.['reads'].filter(({ purpose }: Data) => purpose === 'PRINT')
    expect(prints3.map(({ role }: Data) => role).toSorted()).toEqual([
      'GRASSROOTS_OFFICER',
      'GRASSROOTS_OFFICER',
      'PARTY_LIAISON',
    ])
  })

  it('is not there for anybody else, whether the referral exists or not', async () => {
    const id = await does.brought(fresh(), 'SENT')
    const nowhere = await (await prints(people.otherChair, 'R-nowhere')).text()
    for (const other of [
      people.otherChair,
      people.upper,
      people.provincial,
      people.analyst,
      people.inspection,
      people.stranger,
      people.admin,
    ]) {
      const answer = await prints(other, id)
      expect([answer.status, await answer.text()]).toEqual([404, nowhere])
    }
    expect((await prints({}, id)).status).toBe(401)
    expect((await prints(null, id)).status).toBe(401)
    expect((await prints(people.chair, id, { method: 'POST' })).status).toBe(404)
    const traversal = await fetch(`${world.url}/referrals/..%2f${id}/resolution.pdf`)
    expect(traversal.status).toBe(404)
  })

  it('carries what was typed, which is sealed, and changes no more once it is signed', async () => {
    const who = fresh()
    const id = await does.brought(who, 'VOTED')
    await does.drafts(people.chair, id)
    await fills(people.vice, id)
    const stored = JSON.stringify(await world.stores.form.model.find({}).lean())
    for (const text of [FORM.person, FORM.work, 'Vàng', '1991']) expect(stored).not.toContain(text)
    const [row] = await world.stores.form.model.find({ _id: id }).lean()
    const bytes = bytesOf(row?.box ?? Buffer.alloc(0)).toString('latin1')
    expect(bytes.length).toBeGreaterThan(1_000)
    for (const text of ['Khoa', 'Khuy', '1991', 'Mai']) expect(bytes).not.toContain(text)
    await does.signs(people.vice, id)
    expect(await fills(people.chair, id, { person: 'Người Khác' })).toMatchObject({
      __typename: 'MoveRefused',
      rule: 'RESOLUTION_SIGNED',
    })
    expect((await world.data(who, READ, { id })).referralForm).toEqual(FORM)
    expect(await world.code(people.provincial, READ, { id })).toBe('NOT_FOUND')
  })

  it('is part of what is signed: a signer who looked before it changed is told', async () => {
    const id = await does.brought(fresh(), 'VOTED')
    await does.drafts(people.chair, id)
    await fills(people.chair, id)
    const v = await does.version(id)
    expect(await fills(people.chair, id, { person: 'Người Khác' })).toMatchObject({
      __typename: 'ReferralFormFilled',
    })
    expect(await does.signs(people.vice, id, { v })).toMatchObject({ code: 'VERSION_CONFLICT' })
    expect((await does.signs(people.vice, id)).referral.state).toBe('RESOLVED')
  })

  it('keeps the organ it was signed for, whatever that is called later', async () => {
    const id = await does.brought(fresh(), 'VOTED')
    await does.drafts(people.chair, id)
    await fills(people.chair, id)
    // only the file's own id is another one each time
    const printed = async () =>
      (await (await prints(people.chair, id)).text()).replace(/\/ID \[.*?\]/s, '')
    const rename = async (vi: string) =>
      await world.stores.organ.model.updateOne({ _id: organ.id }, { $set: { 'name.vi': vi } })
    const draft = await printed()
    await rename('Đảng ủy khác')
    expect(await printed()).not.toBe(draft)
    await does.signs(people.vice, id)
    const signed = await printed()
    await rename(organ.name.vi)
    expect(await printed()).toBe(signed)
  })

  it('signed before it was filled, is filled by another than its author', async () => {
    const id = await does.brought(fresh(), 'RESOLVED')
    expect(await fills(people.chair, id)).toMatchObject({ rule: 'AUTHOR_NEVER_SIGNS' })
    expect((await prints(people.vice, id)).status).toBe(409)
    expect((await fills(people.vice, id)).form).toEqual(FORM)
  })

  it('changes no more under two who fill and sign at once', async () => {
    const id = await does.brought(fresh(), 'VOTED')
    await does.drafts(people.chair, id)
    await fills(people.chair, id)
    const v = await does.version(id)
    const names = ['Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu']
    const [signed, ...filled] = await Promise.all([
      does.signs(people.vice, id, { v }),
      ...names.map(async (person) => await fills(people.chair, id, { person })),
    ])
    const last = (await world.data(people.vice, READ, { id })).referralForm.person
    const done = filled.filter((one) => one['__typename'] === 'ReferralFormFilled')
    if (signed.__typename === 'ReferralChanged') expect([done, last]).toEqual([[], FORM.person])
    else expect(done.map(({ form }) => form.person)).toContain(last)
  })

  it('refuses what cannot be printed, and whoever may not draft', async () => {
    const who = fresh()
    const id = await does.brought(who, 'VOTED')
    expect(await fills(people.chair, id, { person: ' ' })).toMatchObject({ field: 'form.person' })
    expect(await fills(people.chair, id, { work: 'x\u202ey' })).toMatchObject({
      field: 'form.work',
    })
    expect(await fills(people.chair, id, { bornOn: '2030-01-01' })).toMatchObject({
      field: 'form.bornOn',
    })
    expect(await fills(who, id)).toMatchObject({ rule: 'OWN_CASE' })
    expect(await world.code(people.otherChair, FILL, { id, form: FORM })).toBe('NOT_FOUND')
    const early = await does.brought(fresh(), 'ELIGIBLE')
    expect(await fills(people.chair, early)).toMatchObject({ rule: 'WRONG_STATE' })
    expect(organ.isOpen).toBe(true)
  })
})

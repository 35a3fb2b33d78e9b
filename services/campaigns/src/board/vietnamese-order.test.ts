import { expect, test } from 'vitest'
import { vietnameseOrder } from './vietnamese-order.ts'

const sorted = (names: readonly string[]) =>
  names
    .map((name) => ({ name, key: vietnameseOrder(name) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ name }) => name)

test('names of units sort as a Vietnamese dictionary sorts them', () => {
  const order = [
    'CĐCS An Bình',
    'CĐCS Ăn Bình',
    'CĐCS Ân Bình',
    'CĐCS Bệnh viện Mây Ngàn',
    'CĐCS Cao su Sông Na',
    'CĐCS Dào San',
    'CĐCS Đào San',
    'CĐCS Ma',
    'CĐCS Mà',
    'CĐCS Mả',
    'CĐCS Mã',
    'CĐCS Má',
    'CĐCS Mạ',
    'CĐCS Mây',
    'CĐCS Nậm Hoa',
    'CĐCS Oanh',
    'CĐCS Ông',
    'CĐCS Ơn',
    'CĐCS Trường 9',
    'CĐCS Trường 10',
    'CĐCS Uyên',
    'CĐCS Ưu',
  ]
  expect(sorted(order.toReversed())).toEqual(order)
  expect(sorted(order.map((name) => name.normalize('NFD')).toReversed())).toEqual(
    order.map((name) => name.normalize('NFD')),
  )
})

test('a key is plain ASCII without the bar that cursors use', () => {
  expect(vietnameseOrder('CĐCS | Ủy ban "Đ"')).toMatch(/^[\x20-\x7b}~]+$/)
})

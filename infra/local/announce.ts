import { existsSync, readFileSync } from 'node:fs'
import { z } from 'zod'
import { at } from './processes.ts'

const People = z.array(
  z.object({
    card: z.string(),
    name: z.string(),
    role: z.object({ vi: z.string(), en: z.string() }),
  }),
)

type People = z.infer<typeof People>

/** One line per finished step, with the seconds since `npm start` began. */
export function tell(step: string): void {
  console.log(`  ${seconds().padStart(6)} s  ${step}`)
}

/** The people the sign-in page offers; nobody outside the demo. */
export function readPeople(file: string): People {
  return existsSync(file) ? People.parse(JSON.parse(readFileSync(file, 'utf8'))) : []
}

/** The address, the demo's people and what a stranger needs to go on. */
export function announce(port: number, people: People, clockOffsetMs: number): void {
  tell('trang dùng được · usable page')
  console.log(`\n  ${at(port)}\n`)
  if (clockOffsetMs !== 0)
    console.log(`  Đồng hồ demo · demo clock: ${day(Date.now() + clockOffsetMs)}\n`)
  for (const { card, name, role } of people)
    console.log(`  ${card}  ${name}  ${role.vi} · ${role.en}`)
  if (people.length > 0) console.log('\n  Mã đăng nhập hiện ở đây · Sign-in codes appear here')
  console.log('  Ctrl+C: dừng, dữ liệu được giữ · stops, the data is kept\n')
}

function seconds(): string {
  return process.uptime().toFixed(1)
}

function day(instant: number): string {
  return new Intl.DateTimeFormat('vi', {
    dateStyle: 'short',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(instant)
}

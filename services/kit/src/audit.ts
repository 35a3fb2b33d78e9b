import { Schema, type ClientSession, type Connection } from 'mongoose'
import type { SignedInViewer } from './viewer.ts'

/** One line of who read what about whom, and why (GW-3, I-16). */
export type AuditEvent = {
  actor: string
  roles: string[]
  purpose: string
  subject: string
  fields: string[]
  at: Date
}

export type Audit = {
  /** Writes the line *before* personal data is returned; a failed write throws, so nothing is shown. */
  read: (
    viewer: SignedInViewer,
    subject: string,
    fields: string[],
    purpose: string,
  ) => Promise<void>
  /**
   * Who acted on what: moves of surveys, ratings and their like. In the session of the move's transaction, so that there is
   * neither a move without its line nor a line without its move; without one, before the move.
   */
  act: (
    viewer: SignedInViewer,
    subject: string,
    action: string,
    session?: ClientSession,
  ) => Promise<void>
}

const schema = new Schema<AuditEvent>(
  {
    actor: { type: String, required: true },
    roles: { type: [String], required: true },
    purpose: { type: String, required: true },
    subject: { type: String, required: true },
    fields: { type: [String], required: true },
    at: { type: Date, required: true },
  },
  { versionKey: false, collection: 'audit' },
).index({ subject: 1, at: -1 })

export type AuditModel = ReturnType<typeof auditModel>

export function auditModel(connection: Connection) {
  return connection.model('Audit', schema)
}

/** Own data needs no line; times are kept to the minute only (web.md 4.1). */
export function createAudit(model: AuditModel, now: () => Date): Audit {
  const write = async (
    viewer: SignedInViewer,
    line: Pick<AuditEvent, 'subject' | 'fields' | 'purpose'>,
    session?: ClientSession,
  ) => {
    const at = new Date(Math.floor(now().getTime() / 60_000) * 60_000)
    const roles = viewer.roles.map((held) => held.role)
    const options = session ? { session } : {}
    await model.create([{ ...line, actor: viewer.id, roles, at }], options)
  }
  return {
    read: async (viewer, subject, fields, purpose) => {
      if (viewer.id !== subject) await write(viewer, { subject, fields, purpose })
    },
    act: async (viewer, subject, action, session) =>
      await write(viewer, { subject, fields: [], purpose: action }, session),
  }
}

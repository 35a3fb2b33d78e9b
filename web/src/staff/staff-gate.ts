import { Gate } from '../apollo/gate.ts'

/** The gate of the staff's page: its client and the console's own requests wait at the same one. */
export const staffGate = new Gate()

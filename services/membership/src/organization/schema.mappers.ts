import type { Organization } from './organization.ts'

export type UnionOrganizationMapper = Organization

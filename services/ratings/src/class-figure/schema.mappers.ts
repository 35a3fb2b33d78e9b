export type UnionOrganizationMapper = { id: string }

import { useStaffWords } from '../use-staff-words.ts'
import { roleKey } from './use-acting.ts'
import { useViewer, type ViewerRole } from './viewer.ts'

/** Name, role and unit; somebody with several roles changes between them here. */
export function Who() {
  const { t, both } = useStaffWords()
  const { name, acting, roles } = useViewer()
  return (
    <div className="who">
      <strong>{name}</strong>
      {roles.length > 1 ? <RoleChoice /> : <span>{t(`role.${acting.role}`)}</span>}
      <span>{both(acting.organization.name)}</span>
    </div>
  )
}

function RoleChoice() {
  const { t, both } = useStaffWords()
  const { acting, roles, actAs } = useViewer()
  const words = ({ role, organization }: ViewerRole) =>
    roles.filter((other) => other.role === role).length > 1
      ? `${t(`role.${role}`)}, ${both(organization.name)}`
      : t(`role.${role}`)
  const choose = (key: string) => {
    const role = roles.find((one) => roleKey(one) === key)
    if (role) actAs(role)
  }
  return (
    <select
      aria-label={t('nav.actAs')}
      value={roleKey(acting)}
      onChange={(event) => choose(event.target.value)}
    >
      {roles.map((role) => (
        <option key={roleKey(role)} value={roleKey(role)}>
          {words(role)}
        </option>
      ))}
    </select>
  )
}

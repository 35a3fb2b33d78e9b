export { DateScalar as Date } from '@tinnhiem/kit/date-scalar'

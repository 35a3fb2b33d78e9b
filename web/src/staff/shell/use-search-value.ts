import { useLocation, useSearch } from 'wouter'

/** A value kept in the address, so that a link shows the same page; empty when it is not there. */
export function useSearchValue(name: string): [string, (value: string) => void] {
  const [location, go] = useLocation()
  const search = new URLSearchParams(useSearch())
  const set = (value: string) => {
    if (value) search.set(name, value)
    else search.delete(name)
    const text = search.toString()
    go(text ? `${location}?${text}` : location, { replace: true })
  }
  return [search.get(name) ?? '', set]
}

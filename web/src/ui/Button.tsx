import type { ComponentProps } from 'react'

/** Main, second or text button. */
export type ButtonKind = 'first' | 'second' | 'text'

/** The classes of a button, for links that look like one. */
export function buttonClass(kind: ButtonKind = 'first', more = ''): string {
  return `btn ${kind === 'first' ? '' : kind} ${more}`.trim()
}

/** A button at least 48 px high (main: 56). While `busy` it cannot be pressed and says so to readers. */
export function Button({ kind = 'first', busy = false, className = '', ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={buttonClass(kind, className)}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : rest.onClick}
    />
  )
}

interface ButtonProps extends ComponentProps<'button'> {
  kind?: ButtonKind
  busy?: boolean
}

/** A square button that shows only an icon; `label` is read out. */
export function IconButton({
  label,
  className = '',
  ...rest
}: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      {...rest}
      className={`icon-btn ${className}`}
      aria-label={label}
      title={label}
    />
  )
}

import { useEffect, useId, useRef, type ReactNode } from 'react'

type DialogProps = {
  title: string
  open: boolean
  onClose: () => void
  children: ReactNode
}

/**
 * A native modal dialog. What is put in `[data-safe]` has the focus when it opens, so that Enter
 * never destroys anything (web.md 4.6, Danger); Escape closes it.
 */
export function Dialog({ title, open, onClose, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    showModal(box.current, open)
  }, [open])
  return (
    <dialog ref={box} className="sdialog" aria-labelledby={id} onClose={onClose}>
      {open ? (
        <>
          <h2 id={id}>{title}</h2>
          {children}
        </>
      ) : null}
    </dialog>
  )
}

function showModal(dialog: HTMLDialogElement | null, open: boolean): void {
  if (!dialog) return
  if (!open) return dialog.close()
  if (!dialog.open) dialog.showModal()
  const safe = dialog.querySelector('[data-safe]')
  if (safe instanceof HTMLElement) safe.focus()
}

import { useEffect, useId, useRef, type ReactNode } from 'react'

interface DialogProps {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons, the safe one first: it gets the focus. */
  actions: ReactNode
}

/** A native modal dialog. It names the thing, the consequence and what is kept; Escape closes it. */
export function Dialog({ title, onClose, children, actions }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const { current } = dialog
    current?.showModal()
    return () => current?.close()
  }, [])
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby={id} onCancel={onClose}>
      <div className="grid gap-3">
        <h2 id={id} className="text-title">
          {title}
        </h2>
        {children}
        <div className="grid gap-2 pt-1">{actions}</div>
      </div>
    </dialog>
  )
}

interface MomentFieldProps {
  label: string
  value: string
  /** The ID of what is said of it, where it is wrong. */
  fault: string | undefined
  onChange: (value: string) => void
}

/** A second in the operator's time zone: the browser's own field. */
export function MomentField({ label, value, fault, onChange }: MomentFieldProps) {
  return (
    <label>
      {label}
      <input
        type="datetime-local"
        step={1}
        max="9999-12-31T23:59:59"
        value={value}
        aria-invalid={fault !== undefined}
        aria-describedby={fault}
        onChange={({ target }) => onChange(target.value)}
      />
    </label>
  )
}

import { FileTextOutlined } from '@ant-design/icons'
import { clsx } from 'clsx'
import { useEffect, useRef, useState } from 'react'
import { PlainButton } from '../../ui/plain-button.tsx'
import { useLocale, useStrings } from '../../ui/preferences.ts'
import { createManyStrings } from './create-many-strings.ts'
import styles from './source-fields.module.css'

interface FileFieldProps {
  file: File | undefined
  onFile: (file: File | undefined) => void
}

/** A file to choose, or to drop anywhere on the page: dropped beside its field, the browser would leave the page for it. */
export function FileField({ file, onFile }: FileFieldProps) {
  const words = useStrings(createManyStrings)
  const locale = useLocale()
  const input = useRef<HTMLInputElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  const over = useFileDrop(onFile)
  // The dialog itself would look for a field, and find the input that nobody sees.
  useEffect(() => button.current?.focus(), [])
  return (
    <div className={clsx(styles.drop, over && styles.over)}>
      {/* Chosen twice, a file that was corrected meanwhile is read again. */}
      <input
        ref={input}
        type="file"
        accept=".csv,.tsv,.txt,.json,text/csv,text/plain,application/json"
        // antd's forms show an input of this type even when it is `hidden`.
        className="visually-hidden"
        aria-hidden
        tabIndex={-1}
        onChange={({ target }) => {
          const [chosen] = target.files ?? []
          if (chosen !== undefined) onFile(chosen)
          target.value = ''
        }}
      />
      {file !== undefined && (
        <span className={styles.file}>
          <FileTextOutlined aria-hidden />
          <span className={styles.fileName}>{file.name}</span>
          <span className="muted numeric">{words.size(file.size.toLocaleString(locale))}</span>
        </span>
      )}
      <PlainButton
        ref={button}
        kind={file === undefined ? 'primary' : 'default'}
        onClick={() => input.current?.click()}
      >
        {file === undefined ? words.chooseFile : words.otherFile}
      </PlainButton>
      {file === undefined ? (
        <span className="muted">{words.drop}</span>
      ) : (
        <PlainButton kind="text" onClick={() => onFile(undefined)}>
          {words.removeFile}
        </PlainButton>
      )}
    </div>
  )
}

/** Takes a file that is dropped anywhere. Whether one is being dragged over the page. */
function useFileDrop(onFile: (file: File) => void): boolean {
  const [over, setOver] = useState(false)
  const take = useRef(onFile)
  useEffect(() => {
    take.current = onFile
  })
  useEffect(() => {
    const isFile = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') === true
    const drag = (event: DragEvent) => {
      if (!isFile(event)) return
      event.preventDefault()
      setOver(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => {
      if (relatedTarget === null) setOver(false)
    }
    const drop = (event: DragEvent) => {
      if (!isFile(event)) return
      event.preventDefault()
      setOver(false)
      const [file] = event.dataTransfer?.files ?? []
      if (file !== undefined) take.current(file)
    }
    document.addEventListener('dragover', drag)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', drag)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [])
  return over
}

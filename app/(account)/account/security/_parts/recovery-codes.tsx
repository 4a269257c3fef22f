import { Alert } from '@/components/ui/alert'

/** Shown once, when they are made. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <Alert tone="warning" live title="Keep these recovery codes where you find them without your phone">
      <p>Each opens your account once. They are not shown again.</p>
      <ul
        aria-label="Recovery codes"
        className="mt-2 grid grid-cols-2 gap-x-6 gap-y-1 font-mono sm:max-w-[320px]"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
    </Alert>
  )
}

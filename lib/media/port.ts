/** Keeps bytes by name. A name stands for one content for ever, so writing it twice changes nothing. */
export interface MediaStore {
  write(name: string, bytes: Uint8Array): Promise<void>
  /** Null when it is not there. */
  read(name: string): Promise<Uint8Array | null>
  remove(name: string): Promise<void>
  /** Names that were written before this moment. */
  olderThan(at: Date): Promise<string[]>
}

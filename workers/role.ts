/** A part of the worker. It keeps going through outages and says that it is alive by calling `beat`. */
export interface Role {
  stop(): Promise<void>
}

export type StartRole = (beat: () => void) => Promise<Role>

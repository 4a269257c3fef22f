import type { IncomingMessage, ServerResponse } from 'node:http'
import compression from 'compression'

/** Next 16 gives the type of REST answers and pictures as a list, which the library misreads. */
const compressing = compression({
  filter: (request, response) => {
    const type = response.getHeader('content-type')
    if (Array.isArray(type)) response.setHeader('content-type', type.join())
    return compression.filter(request, response)
  },
})

/** From now on what is written to this response goes out as Brotli or gzip: pages, REST answers and pictures alike. */
export const compress = (request: IncomingMessage, response: ServerResponse): void =>
  compressing(request, response, () => undefined)

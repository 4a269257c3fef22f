import { z } from 'zod'
import { eventTypes } from '@/lib/kernel/event-type'
import { hintSchema, missedSchema } from './schemas'

interface Meta {
  title: string
  version: string
}

const shape = (schema: z.ZodType) => {
  const { $schema, ...rest } = z.toJSONSchema(schema)
  return rest
}

const message = (name: string, summary: string, payload: object) => ({ name, summary, payload })

const rooms = {
  public: 'Everybody, also strangers.',
  'user:{personId}': 'Every page of one person.',
  admins: 'Pages of admins.',
}

const handshake =
  'Socket.IO 4, websocket only. Connect to the site with `transports: ["websocket"]`; the `Origin` must be the site itself. ' +
  'The session cookie says who listens; without one the socket hears what is public. `auth.since` is the position of the ' +
  'last hint that was heard: what was missed since then comes as `resumed`, on whichever node the socket arrives. A ' +
  'socket whose session ends is closed.'

const site = {
  host: '{host}',
  protocol: 'wss',
  variables: { host: { description: 'Where the pages are.' } },
  security: [{ $ref: '#/components/securitySchemes/session' }],
}

/** The AsyncAPI 3.0 document of the sockets: what a client hears and the little it says. */
export function asyncApi({ title, version }: Meta): object {
  const hint = {
    ...shape(hintSchema),
    properties: {
      position: { type: 'integer', description: 'Grows with every event; events are heard in this order.' },
      type: { $ref: '#/components/schemas/EventType' },
      aggregate: { type: 'string', description: 'Id of the thing it happened to.' },
    },
  }
  const missed = shape(missedSchema)
  const ref = (name: string) => ({ $ref: `#/channels/socket/messages/${name}` })
  return {
    asyncapi: '3.0.0',
    info: {
      title: `${title} sockets`,
      version,
      description: 'Hints to ask again; never the content itself.',
    },
    defaultContentType: 'application/json',
    servers: { site },
    channels: {
      socket: {
        address: '/socket.io/',
        description: handshake,
        'x-rooms': rooms,
        messages: {
          hint: { $ref: '#/components/messages/hint' },
          resumed: { $ref: '#/components/messages/resumed' },
          idle: { $ref: '#/components/messages/idle' },
        },
        bindings: {
          ws: {
            method: 'GET',
            query: {
              type: 'object',
              properties: { EIO: { const: '4' }, transport: { const: 'websocket' } },
              required: ['EIO', 'transport'],
            },
            headers: {
              type: 'object',
              properties: { origin: { type: 'string' }, cookie: { type: 'string' } },
              required: ['origin'],
            },
          },
        },
      },
    },
    operations: {
      tell: {
        action: 'send',
        channel: { $ref: '#/channels/socket' },
        messages: [ref('hint'), ref('resumed')],
      },
      hearIdle: { action: 'receive', channel: { $ref: '#/channels/socket' }, messages: [ref('idle')] },
    },
    components: {
      messages: {
        hint: message('hint', 'Something changed: ask again by the door you already used.', {
          $ref: '#/components/schemas/Hint',
        }),
        resumed: message(
          'resumed',
          'First message of every connection: what was missed, or `reset`: too much, ask for everything again.',
          { $ref: '#/components/schemas/Missed' },
        ),
        idle: message(
          'idle',
          'Said by a signed-in page when it changes: nobody has touched it for five minutes, or somebody has again. At most 20 in a minute.',
          { type: 'boolean' },
        ),
      },
      schemas: {
        EventType: { type: 'string', enum: eventTypes().map(({ type }) => type) },
        Hint: hint,
        Missed: {
          ...missed,
          properties: {
            position: { type: 'integer', description: 'Everything up to here is known now.' },
            reset: { type: 'boolean' },
            hints: { type: 'array', maxItems: 500, items: { $ref: '#/components/schemas/Hint' } },
          },
        },
      },
      securitySchemes: {
        session: {
          type: 'httpApiKey',
          in: 'cookie',
          name: 'next-auth.session-token',
        },
      },
    },
  }
}

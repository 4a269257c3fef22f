import { disc, type Shape } from './art-shapes'

const rocketLauncher: Shape = {
  canvas: 'wide',
  rotate: -8,
  parts: [
    ['metal', 'M262 42L312 30V112L262 100Z'],
    ['dark', 'M300 38L312 30V112L300 104Z'],
    ['paint', 'M44 48H266V94H44Z'],
    ['metal', 'M14 44L46 52V90L14 98Z'],
    ['trim', 'M96 44H124V98H96ZM196 44H224V98H196Z'],
    ['dark', 'M134 94H156L148 134H128ZM176 94H196L190 122H174ZM150 30H206V42H150Z'],
    ['metal', 'M158 40H166V50H158ZM190 40H198V50H190Z'],
  ],
  lines: 'M58 58H94M126 58H194M226 58H260M58 84H94M126 84H194M226 84H260M136 104H150M134 114H148M178 104H192',
}

const scattergun: Shape = {
  canvas: 'wide',
  rotate: -8,
  parts: [
    ['wood', 'M4 92L52 66L104 60V88L70 92L24 122Q6 118 4 92Z'],
    ['metal', 'M98 56H312V68H98ZM98 72H312V84H98ZM304 52H316V88H304Z'],
    ['paint', 'M92 52H176V92H128L100 96Z'],
    ['wood', 'M190 80H278Q284 80 284 86V94Q284 102 276 102H190Z'],
    ['metal', 'M118 94Q118 118 138 118Q156 118 152 92L146 92Q148 110 138 110Q126 110 126 94Z'],
  ],
  lines: 'M204 84V100M218 84V100M232 84V100M246 84V100M260 84V100M104 60H170V84H104ZM24 96L60 78',
}

const minigun: Shape = {
  canvas: 'wide',
  rotate: -4,
  parts: [
    ['dark', 'M20 44H44V106H20ZM36 64H60V84H36Z'],
    ['metal', 'M160 48H308V58H160ZM160 62H312V72H160ZM160 76H312V86H160ZM160 90H308V100H160Z'],
    ['trim', 'M176 44H188V104H176ZM288 42H302V106H288Z'],
    ['paint', 'M56 42H166V106H56Q48 74 56 42Z'],
    ['dark', 'M74 104H122V130Q122 138 114 138H82Q74 138 74 130ZM84 30H128V42H84ZM92 14H120V24H92Z'],
    ['metal', 'M94 22H102V34H94ZM112 22H120V34H112Z'],
  ],
  lines: 'M66 56H156M66 92H156M142 46V102M82 112H114M82 122H114M68 66H130V82H68Z',
}

const flamethrower: Shape = {
  canvas: 'wide',
  rotate: -6,
  parts: [
    ['metal', 'M132 60H276V74H132ZM276 50L306 44V90L276 84Z'],
    ['paint', 'M34 84Q34 70 48 70H156Q170 70 170 84V98Q170 112 156 112H48Q34 112 34 98Z'],
    ['metal', 'M20 54H110V66H20ZM96 50H138V84H96Z'],
    ['dark', 'M120 84H138L130 124H114ZM200 72H222L218 106H200Z'],
    ['trim', 'M176 56H192V78H176ZM236 56H252V78H236Z'],
    ['glow', 'M306 56C318 58 322 66 318 78C314 74 310 74 306 78Z'],
  ],
  halo: [300, 66, 22],
  lines: 'M64 70V112M140 70V112M74 84H130M74 96H130M30 60H90',
}

const bombLauncher: Shape = {
  canvas: 'wide',
  rotate: -7,
  parts: [
    ['wood', 'M8 78L60 60H98V90L68 92L30 112Q8 108 8 78Z'],
    ['metal', 'M196 50H300V84H196ZM292 44H308V90H292Z'],
    ['paint', 'M92 50H132V92H92Z'],
    ['paint', 'M128 66A40 40 0 1 0 208 66A40 40 0 1 0 128 66Z'],
    [
      'dark',
      `${disc(168, 44, 9)}${disc(188, 60, 9)}${disc(180, 84, 9)}${disc(156, 84, 9)}${disc(148, 60, 9)}`,
    ],
    ['dark', 'M98 90H118L110 124H94ZM226 84H262V106H226Z'],
    ['metal', disc(168, 66, 8)],
  ],
  lines: 'M210 58H290M210 76H290M100 58H124M232 92H256M26 84L60 72',
}

const huntingRifle: Shape = {
  canvas: 'wide',
  rotate: -7,
  parts: [
    ['wood', 'M4 78L60 64L120 62H226V80H120L96 86L78 88L22 112L8 108Z'],
    ['metal', 'M120 54H300V62H120ZM296 50H312V66H296ZM108 62H150V74H108Z'],
    [
      'paint',
      'M108 32H188Q194 32 194 38V42Q194 48 188 48H108ZM186 26L216 22V58L186 54ZM90 28L112 32V48L90 52Z',
    ],
    [
      'dark',
      'M126 46H134V58H126ZM166 46H174V58H166ZM112 84Q112 102 126 102Q138 102 136 82L130 82Q130 94 126 94Q118 94 118 84Z',
    ],
    ['metal', 'M150 66L166 60L170 66L154 72Z'],
    ['glow', 'M216 28V52L210 46V34Z'],
  ],
  lines: 'M20 84L56 74M130 72H220M140 40H180M230 58H290',
}

const medigun: Shape = {
  canvas: 'wide',
  rotate: -4,
  parts: [
    ['metal', 'M196 58L286 50V58L286 86V94L196 84Z'],
    ['dark', 'M280 44H306V100H280Z'],
    ['paint', 'M52 44H176Q200 44 206 60V84Q200 100 176 100H52Q30 98 30 72Q30 46 52 44Z'],
    ['bone', 'M84 52H132V92H84Z'],
    ['trim', 'M102 58H114V66H122V78H114V86H102V78H94V66H102Z'],
    ['dark', 'M112 98H136L128 138H108ZM60 98H80L72 124H56ZM66 22H150V34H66Z'],
    ['metal', 'M74 32H84V46H74ZM132 32H142V46H132Z'],
    ['glow', `${disc(168, 72, 14)}M306 60H316V84H306Z`],
  ],
  halo: [294, 72, 28],
  lines: 'M206 62H276M206 72H276M206 82H276M44 58V86M54 54V90M186 56V88',
}

const revolver: Shape = {
  canvas: 'wide',
  rotate: -8,
  parts: [
    ['wood', 'M62 74L112 78L96 140Q70 146 54 136Q52 104 62 74Z'],
    ['metal', 'M176 40H296V60H176ZM176 62H262V72H176ZM284 30H294V42H284Z'],
    ['dark', 'M66 46L46 30L56 26L84 40Z'],
    ['paint', 'M62 40H184V76H116L66 78Q58 60 62 40Z'],
    ['metal', 'M112 38H164V82H112Z'],
    ['dark', 'M118 78Q118 106 142 106Q162 104 160 78L152 78Q154 98 142 98Q128 98 128 78Z'],
    ['gold', disc(78, 112, 5)],
  ],
  lines: 'M122 40V80M136 40V80M150 40V80M190 50H280M74 56H104M66 90L98 94M64 124L94 128',
}

const wrench: Shape = {
  canvas: 'diagonal',
  rotate: -24,
  parts: [
    ['paint', 'M30 64H210V88H30Q14 76 30 64Z'],
    ['trim', 'M24 62H104V90H24Q8 76 24 62Z'],
    ['metal', 'M204 58L232 34H290L302 48L268 58L262 76L268 94L302 104L290 118H232L204 94Z'],
    ['dark', 'M206 66H226V86H206Z'],
  ],
  lines: 'M38 62V90M52 62V90M66 62V90M80 62V90M120 76H196M236 42H286M236 110H286',
}

const knife: Shape = {
  canvas: 'diagonal',
  rotate: -18,
  parts: [
    ['dark', 'M22 66H112Q118 66 118 72V86Q118 92 112 92H22Q8 92 8 79T22 66Z'],
    ['metal', 'M112 58H126V100H112Z'],
    ['paint', 'M126 64H236Q284 66 314 92Q262 96 126 94Z'],
    ['gold', `${disc(36, 79, 4)}${disc(66, 79, 4)}${disc(96, 79, 4)}`],
  ],
  lines: 'M132 84H250Q280 86 304 91M140 72H226',
}

const bat: Shape = {
  canvas: 'diagonal',
  rotate: -20,
  parts: [
    ['paint', 'M96 66L250 48Q310 46 312 76Q310 106 250 104L96 88Z'],
    ['leather', 'M28 66H112V88H28Z'],
    ['metal', 'M14 60H32V94H14Q8 77 14 60Z'],
  ],
  lines: 'M44 66L38 88M58 66L52 88M72 66L66 88M86 66L80 88M100 66L94 88M250 48Q240 76 250 104M140 62L140 92',
}

export const tf2Weapons = {
  'rocket-launcher': rocketLauncher,
  scattergun,
  minigun,
  flamethrower,
  'bomb-launcher': bombLauncher,
  'hunting-rifle': huntingRifle,
  medigun,
  revolver,
  wrench,
  knife,
  bat,
} satisfies Record<string, Shape>

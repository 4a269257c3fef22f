import { hashOf } from './art-random'
import type { Shape } from './art-shapes'
import { cs2Shapes } from './art-shapes-cs2'
import { dotaGear } from './art-shapes-dota'
import { dotaThings } from './art-shapes-dota-things'
import { tf2Weapons } from './art-shapes-tf2'
import { tf2Things } from './art-shapes-tf2-things'

export const artApps = [730, 570, 440] as const
export type ArtApp = (typeof artApps)[number]

type Rule = readonly [RegExp, Shape]

const hats = [tf2Things['top-hat'], tf2Things.cap, tf2Things.helmet, tf2Things.fedora] as const

const cs2Rules: Rule[] = [
  [/ak-47|galil/i, cs2Shapes.rifle],
  [/karambit|talon|kukri/i, cs2Shapes.karambit],
  [/butterfly|flip|navaja|stiletto|falchion/i, cs2Shapes.butterfly],
  [/knife|bayonet|daggers|★(?!.*(glove|wrap))/i, cs2Shapes.bayonet],
  [/glove|hand ?wraps/i, cs2Shapes.gloves],
  [/sticker|patch|graffiti|charm|collectible|pin\b/i, cs2Shapes.sticker],
  [/case|capsule|package|container|\bbox|key|pass/i, cs2Shapes.case],
  [/awp|ssg|scar-20|g3sg1|sniper/i, cs2Shapes.sniper],
  [/desert eagle|r8|dual berettas|hand-cannon/i, cs2Shapes['hand-cannon']],
  [/usp|silenced/i, cs2Shapes.silenced],
  [/glock|p250|five-seven|tec-9|cz75|p2000|zeus|pistol/i, cs2Shapes.pistol],
  [/nova|xm1014|mag-7|sawed|shotgun/i, cs2Shapes.shotgun],
  [/negev|m249|machinegun|machine gun|lmg/i, cs2Shapes.lmg],
  [/mp5|mp7|mp9|mac-10|p90|ump|bizon|smg/i, cs2Shapes.smg],
  [/m4a|famas|aug|sg 553|carbine/i, cs2Shapes.carbine],
]

const dotaRules: Rule[] = [
  [/treasur|chest|cache|crate|casket/i, dotaThings.treasure],
  [/arcana|exalted|persona|immortal effect/i, dotaThings.arcana],
  [/courier/i, dotaThings.courier],
  [/ward\b|wards\b|sentry/i, dotaThings.ward],
  [/mount|steed|beast|wolf|horse|ursa|boar/i, dotaThings.mount],
  [/hook/i, dotaThings.hook],
  [/bundle|\bset\b/i, dotaThings.bundle],
  [/\bgem\b|rune|inscribed|kinetic|prismatic|ethereal/i, dotaThings.gem],
  [/loading|hud|announcer|music|taunt|emoticon|pennant|terrain|weather|scroll|voice/i, dotaThings.scroll],
  [/\b(bow|longbow|crossbow|quiver|arrow)/i, dotaGear.bow],
  [/scythe|reaper|sickle/i, dotaGear.scythe],
  [/staff|\bwand|\brod\b|scepter|sceptre|cane|spear|trident|crest|lance|polearm/i, dotaGear.staff],
  [/hammer|mace|maul|club|totem/i, dotaGear.hammer],
  [/\baxe|cleaver|chopper/i, dotaGear['great-axe']],
  [/shield|off-?hand|bulwark|aegis/i, dotaGear.shield],
  [/\b(mask|face|visage|veil|beard)/i, dotaGear.mask],
  [/\b(head|helm|crown|horn|hood|hat\b|hair|cowl|skull)/i, dotaGear.helm],
  [/shoulder|pauldron|spaulder|mantle/i, dotaGear.shoulders],
  [/\b(back|wing|cape|cloak|feather)/i, dotaGear.wings],
  [/\b(arms|bracer|gauntlet|glove|fist|claw|hand)/i, dotaGear.gauntlet],
  [/\b(armor|belt|legs|tail|robe|plate|vest|skirt|misc)/i, dotaGear.armor],
  [/weapon|blade|sword|dagger|katana|\bedge|saber|knife/i, dotaGear.blade],
]

const tf2Rules: Rule[] = [
  [/refined/i, tf2Things.refined],
  [/reclaimed/i, tf2Things.reclaimed],
  [/scrap|metal/i, tf2Things.scrap],
  [/\bkey\b/i, tf2Things.key],
  [/crate|case\b|munition|cache|supply/i, tf2Things.crate],
  [/medal|badge|pin\b|patch/i, tf2Things.medal],
  [/paint\b|paint-can/i, tf2Things['paint-can']],
  [/tag|tool|ticket|noise|strange part|strangifier|recipe|taunt|scroll|kit/i, tf2Things.tag],
  [
    /rocket|launcher.*soldier|original|black box|direct hit|liberty|airstrike|beggar/i,
    tf2Weapons['rocket-launcher'],
  ],
  [/scattergun|shotgun|force-a-nature|soda popper|frontier|panic/i, tf2Weapons.scattergun],
  [/minigun|tomislav|natascha|brass beast|huo-long/i, tf2Weapons.minigun],
  [/flame|phlog|degreaser|backburner|detonator/i, tf2Weapons.flamethrower],
  [/stickybomb|grenade|loch|iron bomber|quickiebomb|launcher/i, tf2Weapons['bomb-launcher']],
  [/sniper|hunting|machina|bazaar|rifle|huntsman/i, tf2Weapons['hunting-rifle']],
  [/medi ?gun|kritzkrieg|quick-fix|vaccinator|crossbow|syringe/i, tf2Weapons.medigun],
  [/revolver|ambassador|pistol|enforcer|letranger|lugermorph/i, tf2Weapons.revolver],
  [/wrench|jag|gunslinger/i, tf2Weapons.wrench],
  [/knife|eternal|kunai|spy-cicle|sword|eyelander|katana|sabre/i, tf2Weapons.knife],
  [/bat\b|bottle|shovel|axe|fish|pan\b|melee|fists|saw|holy/i, tf2Weapons.bat],
  [/coat|jacket|shirt|suit|vest|scarf|cloak|robe|shoes|pants|misc/i, tf2Things.jacket],
]

const tf2HatRules: Rule[] = [
  [/helm|bucket|hard|pot\b|dome/i, tf2Things.helmet],
  [/fedora|fez|trilby|cowboy|hound|slouch|stetson|brim|outback/i, tf2Things.fedora],
  [/top hat|towering|gibus|topper|stovepipe|team captain|captain|crown|tower/i, tf2Things['top-hat']],
  [/\bcap\b|beanie|visor|bill|batter/i, tf2Things.cap],
]

const rules: Record<ArtApp, Rule[]> = { 730: cs2Rules, 570: dotaRules, 440: tf2Rules }

/** Kinds that say little: here the name is asked first. */
const vague = /^(weapon|tool|metal|misc|cosmetic|wearable|craft item|item|)$/i

function find(list: Rule[], kind: string, name: string): Shape | undefined {
  const [first, second] = vague.test(kind) ? [name, kind] : [kind, name]
  return (list.find(([word]) => word.test(first)) ?? list.find(([word]) => word.test(second)))?.[1]
}

const hatOf = (name: string): Shape => hats[hashOf(name) % hats.length] ?? hats[0]

/** The silhouette for an item: its kind decides; the name only where the kind is silent. */
export function shapeOf(app: ArtApp, kind: string, name: string): Shape {
  if (app === 440 && /hat|head/i.test(kind)) return find(tf2HatRules, '', name) ?? hatOf(name)
  const found = find(rules[app], kind, name)
  if (found) return found
  if (app === 730) return cs2Shapes.rifle
  if (app === 570) return dotaGear.blade
  return find(tf2HatRules, '', name) ?? hatOf(name)
}

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
  [/demon eater|fiery soul|soul of the/i, dotaThings.arcana],
  [/boxhound|war dog|boar|roshan|yak/i, dotaThings.mount],
  [/courier/i, dotaThings.courier],
  [/ward\b|wards\b|sentry/i, dotaThings.ward],
  [/mount|steed|beast|wolf|horse|ursa|boar/i, dotaThings.mount],
  [/hook|feast of abscession/i, dotaThings.hook],
  [/bundle|\bset\b|gift/i, dotaThings.bundle],
  [/\bgem\b|rune|kinetic|prismatic:|ethereal:/i, dotaThings.gem],
  [
    /loading|hud|announcer|music|taunt|emoticon|pennant|terrain|weather|scroll|voice|mega-kills|banner|gardens/i,
    dotaThings.scroll,
  ],
  [/\b(bow|longbow|crossbow|quiver|arrow)/i, dotaGear.bow],
  [/scythe|reaper|sickle|harvester/i, dotaGear.scythe],
  [/staff|\bwand|\brod\b|scepter|sceptre|cane|spear|trident|\bcrest|lance|polearm|chisel/i, dotaGear.staff],
  [/hammer|\bmace|maul|club|totem|timebreaker|gravelmaw/i, dotaGear.hammer],
  [/\baxe|cleaver|chopper|battlefury/i, dotaGear['great-axe']],
  [/shield|off-?hand|bulwark|aegis|moonfall/i, dotaGear.shield],
  [/\b(mask|face|visage|veil|beard|cypher|tentacular|bladeform)/i, dotaGear.mask],
  [/\b(head|helm|crown|horn|hood|hat\b|hair|cowl|skull|reckoning)/i, dotaGear.helm],
  [/shoulder|pauldron|spaulder|mantle/i, dotaGear.shoulders],
  [/\b(back|wing|cape|cloak|feather|empyrean|avalanche)/i, dotaGear.wings],
  [/\b(arms|bracer|gauntlet|glove|fist|claw|hand)/i, dotaGear.gauntlet],
  [/\b(armor|belt|legs|tail|robe|plate|vest|skirt|misc)/i, dotaGear.armor],
  [/weapon|manifold|voth domosh|basher|blade|sword|dagger|katana|\bedge|saber|knife/i, dotaGear.blade],
]

const tf2Rules: Rule[] = [
  [/refined/i, tf2Things.refined],
  [/reclaimed/i, tf2Things.reclaimed],
  [/scrap|metal/i, tf2Things.scrap],
  [/\bkey\b/i, tf2Things.key],
  [/earbud|headphone/i, tf2Things.earbuds],
  [/crate\b(?! key)|case\b|munition|cache/i, tf2Things.crate],
  [/medal|badge|pin\b|patch/i, tf2Things.medal],
  [/paint|team spirit|lack of hue|australium gold/i, tf2Things['paint-can']],
  [/taunt/i, dotaThings.scroll],
  [/\btag|tool|ticket|noise|strange part|strangifier|recipe|kit\b|expander|pip-boy/i, tf2Things.tag],
  [
    /rocket|launcher.*soldier|original|black box|direct hit|liberty|airstrike|beggar/i,
    tf2Weapons['rocket-launcher'],
  ],
  [/scattergun|shotgun|force-a-nature|soda popper|frontier|panic/i, tf2Weapons.scattergun],
  [/\bsmg\b/i, cs2Shapes.smg],
  [/minigun|tomislav|natascha|brass beast|huo-long/i, tf2Weapons.minigun],
  [/flame|phlog|degreaser|backburner|detonator/i, tf2Weapons.flamethrower],
  [/stickybomb|grenade|loch|iron bomber|quickiebomb|launcher/i, tf2Weapons['bomb-launcher']],
  [/sniper|awper|hunting|machina|bazaar|rifle|huntsman/i, tf2Weapons['hunting-rifle']],
  [/medi ?gun|kritzkrieg|quick-fix|vaccinator|crossbow|syringe/i, tf2Weapons.medigun],
  [/revolver|ambassador|pistol|enforcer|letranger|lugermorph/i, tf2Weapons.revolver],
  [/wrench|jag|gunslinger|ap-sap/i, tf2Weapons.wrench],
  [/knife|eternal|kunai|spy-cicle|sword|eyelander|katana|sabre/i, tf2Weapons.knife],
  [/bat\b|bottle|shovel|axe|fish|pan\b|melee|staff|fists|saw|holy/i, tf2Weapons.bat],
  [/coat|jacket|shirt|suit|vest|scarf|cloak|robe|shoes|pants|misc/i, tf2Things.jacket],
]

const tf2HatRules: Rule[] = [
  [/helm|bucket|hard|pot\b|dome|goggles|severed|anger/i, tf2Things.helmet],
  [/fedora|killer exclusive|fez|trilby|cowboy|hound|slouch|stetson|brim|outback/i, tf2Things.fedora],
  [
    /top hat|towering|modest pile|merryweather|gibus|topper|stovepipe|team captain|captain|crown|tower/i,
    tf2Things['top-hat'],
  ],
  [/\bcap\b|beanie|visor|bill|batter/i, tf2Things.cap],
]

const rules: Record<ArtApp, Rule[]> = { 730: cs2Rules, 570: dotaRules, 440: tf2Rules }

/** Kinds that say little: here the name is asked first. */
const vague =
  /^(weapon|wearable|courier|tool|metal|misc|cosmetic|craft item|item|pistol|smg|rifle|(sniper )?rifle|shotgun|machinegun|knife|gloves|(primary|secondary|melee) weapon|)$/i

function find(list: Rule[], kind: string, name: string): Shape | undefined {
  const [first, second] = vague.test(kind.trim()) ? [name, kind] : [kind, name]
  return (list.find(([word]) => word.test(first)) ?? list.find(([word]) => word.test(second)))?.[1]
}

const hatOf = (name: string): Shape =>
  find(tf2HatRules, '', name) ?? hats[hashOf(name) % hats.length] ?? hats[0]

/** The silhouette for an item: a telling kind decides; else the name does, and the kind after it. */
export function shapeOf(app: ArtApp, kind: string, name: string): Shape {
  if (app === 440 && /hat|head/i.test(kind)) return hatOf(name)
  const found = find(rules[app], kind, name.split('|')[0] ?? name)
  if (found) return found
  if (app === 730) return cs2Shapes.rifle
  return app === 570 ? dotaGear.blade : hatOf(name)
}

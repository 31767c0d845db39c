import type { DisposalMethod } from '../../types.generated.ts'

// The words of European municipalities for the waste that is collected. A longer word comes before a shorter one inside it.
const words: [RegExp, DisposalMethod][] = [
  [/sperrm|bulky|encombrant/i, 'BULKY_WASTE'],
  [/schadstoff|problemstoff|sonderm|hazard|dangereu/i, 'HAZARDOUS_WASTE'],
  [/elektro|e-waste|weee/i, 'APPLIANCE_TAKE_BACK'],
  [/bio|food|organic|küchenab|biodéchet/i, 'FOOD_WASTE'],
  [
    /papier|paper|altpapier|karton|glas|gelb|wertstoff|verpackung|plastic|plastique|recycl|leichtverp|lvp|blaue|dose|metall/i,
    'RECYCLABLES',
  ],
  [/rest|haus|general|residual|refuse|rubbish|grau|schwarz|ordures|household/i, 'GENERAL_WASTE'],
]

/** How waste is disposed of that a calendar calls so; null if the words are not understood. */
export const methodOfWaste = (waste: string): DisposalMethod | null =>
  words.find(([word]) => word.test(waste))?.[1] ?? null

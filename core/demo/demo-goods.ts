import { type ProductInput, productInputSchema } from '../../shared/contract/catalog.contract.ts';

/** A product of the demo shop, and how it sells. */
export type DemoGoods = {
  product: ProductInput;
  category: string;
  /** How often it is asked for, against the others. */
  weight: number;
  /** Months from delivery to expiry; null for goods without one. */
  shelfMonths: number | null;
};

/** English name | Bengali name | generic | strength | form | class | price of one in taka | weight */
const MEDICINES = `
Paracetamol 500|প্যারাসিটামল ৫০০|Paracetamol|500 mg|tablet|otc|1.2|30
Paracetamol 665 XR|প্যারাসিটামল ৬৬৫ এক্সআর|Paracetamol|665 mg|tablet|otc|2|14
Paracetamol Syrup|প্যারাসিটামল সিরাপ|Paracetamol|120 mg/5 ml|syrup|otc|35|9
Omeprazole 20|ওমিপ্রাজল ২০|Omeprazole|20 mg|capsule|otc|5|26
Esomeprazole 20|ইসোমিপ্রাজল ২০|Esomeprazole|20 mg|tablet|otc|7|20
Esomeprazole 40|ইসোমিপ্রাজল ৪০|Esomeprazole|40 mg|tablet|otc|10|10
Pantoprazole 20|প্যান্টোপ্রাজল ২০|Pantoprazole|20 mg|tablet|otc|6|9
Antacid Suspension|অ্যান্টাসিড সাসপেনশন|Magaldrate + Simethicone|480 mg/5 ml|syrup|otc|110|7
Domperidone 10|ডমপেরিডন ১০|Domperidone|10 mg|tablet|rx|3|11
Ondansetron 8|অনডানসেট্রন ৮|Ondansetron|8 mg|tablet|rx|10|4
Oral Saline|খাবার স্যালাইন|Oral rehydration salts|500 ml|sachet|otc|6|24
Zinc 20|জিংক ২০|Zinc sulphate|20 mg|tablet|otc|3|8
Metronidazole 400|মেট্রোনিডাজল ৪০০|Metronidazole|400 mg|tablet|rx|2|9
Amoxicillin 500|অ্যামোক্সিসিলিন ৫০০|Amoxicillin|500 mg|capsule|rx|7|8
Cefixime 200|সেফিক্সিম ২০০|Cefixime|200 mg|capsule|rx|35|7
Azithromycin 500|এজিথ্রোমাইসিন ৫০০|Azithromycin|500 mg|tablet|rx|40|8
Ciprofloxacin 500|সিপ্রোফ্লক্সাসিন ৫০০|Ciprofloxacin|500 mg|tablet|rx|15|7
Flucloxacillin 500|ফ্লুক্লক্সাসিলিন ৫০০|Flucloxacillin|500 mg|capsule|rx|14|4
Fexofenadine 120|ফেক্সোফেনাডিন ১২০|Fexofenadine|120 mg|tablet|otc|9|14
Cetirizine 10|সেটিরিজিন ১০|Cetirizine|10 mg|tablet|otc|3|12
Desloratadine 5|ডেসলোরাটাডিন ৫|Desloratadine|5 mg|tablet|otc|5|6
Montelukast 10|মন্টেলুকাস্ট ১০|Montelukast|10 mg|tablet|rx|16|10
Salbutamol Syrup|সালবিউটামল সিরাপ|Salbutamol|2 mg/5 ml|syrup|rx|40|4
Ambroxol Syrup|এমব্রক্সল সিরাপ|Ambroxol|15 mg/5 ml|syrup|otc|50|9
Naproxen 500|ন্যাপ্রোক্সেন ৫০০|Naproxen|500 mg|tablet|rx|11|7
Ketorolac 10|কেটোরোলাক ১০|Ketorolac|10 mg|tablet|rx|12|6
Diclofenac Gel|ডাইক্লোফেনাক জেল|Diclofenac|1%|tube|otc|80|5
Calcium + D3|ক্যালসিয়াম + ডি৩|Calcium carbonate + Vitamin D3|500 mg + 200 IU|tablet|otc|6|15
Vitamin B Complex|ভিটামিন বি কমপ্লেক্স|Vitamin B complex||tablet|otc|2|13
Vitamin C 250|ভিটামিন সি ২৫০|Ascorbic acid|250 mg|tablet|otc|1.9|12
Iron + Folic Acid|আয়রন + ফলিক অ্যাসিড|Ferrous fumarate + Folic acid|200 mg + 0.4 mg|tablet|otc|1.5|6
Amlodipine 5|অ্যামলোডিপিন ৫|Amlodipine|5 mg|tablet|rx|5|14
Losartan 50|লোসারটান ৫০|Losartan potassium|50 mg|tablet|rx|10|14
Bisoprolol 2.5|বিসোপ্রোলল ২.৫|Bisoprolol|2.5 mg|tablet|rx|6|8
Atorvastatin 10|অ্যাটরভাস্ট্যাটিন ১০|Atorvastatin|10 mg|tablet|rx|10|10
Aspirin 75|অ্যাসপিরিন ৭৫|Aspirin|75 mg|tablet|rx|0.8|9
Clopidogrel 75|ক্লোপিডোগ্রেল ৭৫|Clopidogrel|75 mg|tablet|rx|12|6
Metformin 500|মেটফরমিন ৫০০|Metformin|500 mg|tablet|rx|4|16
Metformin 850|মেটফরমিন ৮৫০|Metformin|850 mg|tablet|rx|6|8
Gliclazide 80|গ্লিক্লাজাইড ৮০|Gliclazide|80 mg|tablet|rx|7|6
Linagliptin 5|লিনাগ্লিপটিন ৫|Linagliptin|5 mg|tablet|rx|22|6
Levothyroxine 50|লেভোথাইরক্সিন ৫০|Levothyroxine|50 mcg|tablet|rx|2.2|6
Clonazepam 0.5|ক্লোনাজেপাম ০.৫|Clonazepam|0.5 mg|tablet|controlled|6|4
Miconazole Cream|মাইকোনাজল ক্রিম|Miconazole|2%|tube|otc|45|4
Betamethasone Cream|বেটামেথাসন ক্রিম|Betamethasone|0.1%|tube|rx|40|3
Povidone Iodine|পোভিডন আয়োডিন|Povidone iodine|10%|syrup|otc|60|3
`;

/** English name | Bengali name | category | base unit | packs (unit × base quantity : taka, …) | weight | shelf months */
const GROCERIES = `
Miniket Rice|মিনিকেট চাল|rice|g|kg×1000:78|12|
Chinigura Rice|চিনিগুঁড়া চাল|rice|g|kg×1000:140|4|
Red Lentil|মসুর ডাল|rice|g|kg×1000:135|10|
Sugar|চিনি|rice|g|kg×1000:125|10|
Salt 1 kg|লবণ ১ কেজি|cooking|piece|packet×1:42|7|24
Flour 2 kg|আটা ২ কেজি|rice|piece|packet×1:120|6|6
Soybean Oil 1 l|সয়াবিন তেল ১ লিটার|cooking|piece|bottle×1:175|9|12
Soybean Oil 5 l|সয়াবিন তেল ৫ লিটার|cooking|piece|bottle×1:850|3|12
Mustard Oil 500 ml|সরিষার তেল ৫০০ মিলি|cooking|piece|bottle×1:180|4|12
Turmeric Powder 100 g|হলুদ গুঁড়া ১০০ গ্রাম|cooking|piece|packet×1:55|5|12
Chilli Powder 100 g|মরিচ গুঁড়া ১০০ গ্রাম|cooking|piece|packet×1:70|5|12
Onion|পেঁয়াজ|fresh|g|kg×1000:90|11|
Potato|আলু|fresh|g|kg×1000:45|11|
Garlic|রসুন|fresh|g|kg×1000:220|4|
Egg|ডিম|fresh|piece|piece×1:12,dozen×12:138|14|
Tea 200 g|চা পাতা ২০০ গ্রাম|drinks|piece|packet×1:110|6|18
Milk Powder 500 g|গুঁড়া দুধ ৫০০ গ্রাম|drinks|piece|packet×1:430|4|12
Liquid Milk 500 ml|তরল দুধ ৫০০ মিলি|drinks|piece|packet×1:50|7|
Drinking Water 1 l|খাবার পানি ১ লিটার|drinks|piece|bottle×1:25|10|12
Cola 250 ml|কোলা ২৫০ মিলি|drinks|piece|bottle×1:25|9|9
Toast Biscuit|টোস্ট বিস্কুট|snacks|piece|packet×1:60|7|6
Energy Biscuit|এনার্জি বিস্কুট|snacks|piece|packet×1:15|11|6
Potato Chips|চিপস|snacks|piece|packet×1:20|10|4
Chanachur 150 g|চানাচুর ১৫০ গ্রাম|snacks|piece|packet×1:50|7|6
Instant Noodles|ইনস্ট্যান্ট নুডলস|snacks|piece|packet×1:25|9|9
Puffed Rice 500 g|মুড়ি ৫০০ গ্রাম|snacks|piece|packet×1:60|6|4
Bath Soap 100 g|গোসলের সাবান ১০০ গ্রাম|home|piece|piece×1:60|8|36
Laundry Soap|কাপড় কাচার সাবান|home|piece|piece×1:25|6|36
Washing Powder 500 g|ওয়াশিং পাউডার ৫০০ গ্রাম|home|piece|packet×1:85|5|36
Toothpaste 100 g|টুথপেস্ট ১০০ গ্রাম|home|piece|tube×1:95|5|24
Shampoo Sachet|শ্যাম্পু মিনিপ্যাক|home|piece|sachet×1:3|10|24
Tissue Box|টিস্যু বক্স|home|piece|box×1:75|4|
Mosquito Coil|মশার কয়েল|home|piece|box×1:70|5|36
`;

/** Categories of the demo shop: key, Bengali, English. */
export const DEMO_CATEGORIES: readonly { key: string; bn: string; en: string }[] = [
  { key: 'medicine', bn: 'ওষুধ', en: 'Medicine' },
  { key: 'rice', bn: 'চাল, ডাল, আটা', en: 'Rice, lentils, flour' },
  { key: 'cooking', bn: 'তেল ও মসলা', en: 'Oil and spices' },
  { key: 'fresh', bn: 'কাঁচাবাজার', en: 'Fresh food' },
  { key: 'drinks', bn: 'চা, দুধ, পানীয়', en: 'Tea, milk, drinks' },
  { key: 'snacks', bn: 'বিস্কুট ও নাশতা', en: 'Biscuits and snacks' },
  { key: 'home', bn: 'ঘরের জিনিস', en: 'For the house' },
];

const COMPANIES = ['Padma Pharma', 'Meghna Laboratories', 'Jamuna Healthcare', 'Surma Drugs'];
const taka = (text: string | undefined) => Math.round(Number(text) * 100);
const rows = (table: string) =>
  table
    .trim()
    .split('\n')
    .map((line) => line.split('|'));

function medicinePacks(form: string, price: number) {
  if (form === 'tablet' || form === 'capsule') {
    return [
      { unit: 'strip', baseQuantity: 10, price: price * 10, isDefault: true },
      { unit: form, baseQuantity: 1, price },
      { unit: 'box', baseQuantity: 100, price: price * 100 },
    ];
  }
  return [{ unit: form === 'syrup' ? 'bottle' : form, baseQuantity: 1, price, isDefault: true }];
}

function toMedicine(fields: string[], index: number): DemoGoods {
  const [nameEn, nameBn, generic, strength, form = 'tablet', drugClass, price, weight] = fields;
  const product = productInputSchema.parse({
    nameEn,
    nameBn,
    generic,
    strength,
    dosageForm: form,
    manufacturer: COMPANIES[index % COMPANIES.length],
    drugClass,
    baseUnit: form === 'syrup' ? 'bottle' : form,
    packs: medicinePacks(form, taka(price)),
    shelf: `${'ABCD'[index % 4]}-${1 + Math.floor(index / 4)}`,
  });
  return { product, category: 'medicine', weight: Number(weight), shelfMonths: 24 };
}

function toGrocery(fields: string[]): DemoGoods {
  const [nameEn, nameBn, category = 'home', baseUnit, packs = '', weight, months] = fields;
  const product = productInputSchema.parse({
    nameEn,
    nameBn,
    baseUnit,
    packs: packs.split(',').map((pack, position) => {
      const [, unit, baseQuantity, price] = /^(\w+)×(\d+):([\d.]+)$/.exec(pack) ?? [];
      return { unit, baseQuantity: Number(baseQuantity), price: taka(price), isDefault: position === 0 };
    }),
  });
  return { product, category, weight: Number(weight), shelfMonths: months ? Number(months) : null };
}

/** The goods of the demo shop, medicines first. All names of makers are made up. */
export function demoGoods(): DemoGoods[] {
  return [...rows(MEDICINES).map(toMedicine), ...rows(GROCERIES).map(toGrocery)];
}

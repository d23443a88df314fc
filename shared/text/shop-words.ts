import { hasBengali, words } from './fold.ts';
import { soundKey } from './sound-key.ts';
import { type SpokenWord, spoken, wordCosts } from './word-distance.ts';

/**
 * Everyday words of a grocery and a medicine shop that are translated, not written in the other script (ডিম is egg): kinds of goods, what they
 * are made of, colours, sizes, units, parts of the body, numbers. Brands do not belong here.
 */
const PAIRS = `
  চাল:rice চাউল:rice ভাত:rice পোলাও:polao চিড়া:flattened চিড়া:chira মুড়ি:puffed খই:puffed আটা:atta আটা:flour ময়দা:flour ময়দা:maida সুজি:semolina
  সুজি:suji বেসন:besan গম:wheat ভুট্টা:corn ভুট্টা:maize যব:barley ওটস:oats ডাল:lentil ডাল:pulse ডাল:dal মসুর:lentil ছোলা:chickpea ছোলা:gram
  বুট:chickpea মটর:pea মটরশুঁটি:peas মুগ:mung সেমাই:vermicelli রুটি:bread পাউরুটি:bread বিস্কুট:biscuit বিস্কুট:cookie পিঠা:cake তেল:oil ঘি:ghee
  মাখন:butter পনির:cheese দুধ:milk দই:yogurt দই:curd সর:cream ননি:cream গুঁড়া:powder গুড়া:powder গুঁড়ো:powder চিনি:sugar গুড়:molasses গুড়:jaggery
  মিছরি:candy মধু:honey লবণ:salt নুন:salt মসলা:spice মশলা:spice মসলা:masala মরিচ:chilli মরিচ:chili মরিচ:pepper লঙ্কা:chilli গোলমরিচ:pepper
  হলুদ:turmeric হলুদ:yellow জিরা:cumin ধনিয়া:coriander ধনে:coriander আদা:ginger রসুন:garlic পেঁয়াজ:onion পিঁয়াজ:onion এলাচ:cardamom এলাচি:cardamom
  দারুচিনি:cinnamon লবঙ্গ:clove তেজপাতা:bay মেথি:fenugreek মৌরি:fennel কালোজিরা:nigella কালোজিরা:blackseed তিল:sesame তিসি:flaxseed সরিষা:mustard
  সরিষা:sorisha পোস্ত:poppy জাফরান:saffron তেঁতুল:tamarind সিরকা:vinegar আচার:pickle চাটনি:chutney জলপাই:olive বাদাম:nut বাদাম:almond কাঠবাদাম:almond
  চিনাবাদাম:peanut কাজুবাদাম:cashew আখরোট:walnut কিসমিস:raisin খেজুর:date বীজ:seed দানা:seed বিচি:seed তুলসী:basil পুদিনা:mint নিম:neem
  আম:mango কলা:banana কমলা:orange আপেল:apple আঙুর:grape আঙ্গুর:grape পেয়ারা:guava পেঁপে:papaya আনারস:pineapple কাঁঠাল:jackfruit লিচু:lychee
  লেবু:lemon লেবু:lime মাল্টা:malta তরমুজ:watermelon ডালিম:pomegranate বেদানা:pomegranate নারকেল:coconut নারিকেল:coconut ডাব:coconut বরই:plum
  ফল:fruit ফুল:flower পাতা:leaf পাতা:leaves শাক:spinach সবজি:vegetable তরকারি:curry আলু:potato টমেটো:tomato বেগুন:brinjal বেগুন:eggplant গাজর:carrot
  শসা:cucumber লাউ:gourd কুমড়া:pumpkin ফুলকপি:cauliflower বাঁধাকপি:cabbage মুলা:radish শিম:bean সিম:bean ঢেঁড়স:okra করলা:bitter মাশরুম:mushroom
  মাছ:fish ইলিশ:hilsa চিংড়ি:prawn চিংড়ি:shrimp শুটকি:dried কাঁকড়া:crab মাংস:meat গরু:beef গরু:cow খাসি:mutton ছাগল:goat ভেড়া:lamb মুরগি:chicken
  হাঁস:duck কবুতর:pigeon কোয়েল:quail ডিম:egg কলিজা:liver মগজ:brain হাড়:bone চামড়া:skin পা:leg পাখা:wing বুক:breast চা:tea কফি:coffee পানি:water
  জল:water রস:juice শরবত:sherbet পানীয়:drink বরফ:ice সাবান:soap শ্যাম্পু:shampoo মাজন:toothpowder কাপড়:cloth কাপড়:laundry ধোয়া:wash বাসন:dish
  থালা:plate বাটি:bowl গ্লাস:glass চামচ:spoon ছুরি:knife কাঁচি:scissor হাঁড়ি:pot কড়াই:pan বালতি:bucket মগ:mug বোতল:bottle ঢাকনা:lid ঝাড়ু:broom
  ব্রাশ:brush ছাতা:umbrella তালা:lock আয়না:mirror চিরুনি:comb মোমবাতি:candle দিয়াশলাই:match ম্যাচ:match বাতি:light বাতি:bulb সুই:needle সুতা:thread
  কম্বল:blanket বালিশ:pillow তোয়ালে:towel গামছা:towel রুমাল:handkerchief মশারি:net মশা:mosquito তেলাপোকা:cockroach ইঁদুর:rat পিঁপড়া:ant পোকা:insect
  কাগজ:paper খাতা:notebook বই:book কলম:pen কলমদানি:penholder পেন্সিল:pencil রং:color রং:colour রঙ:color রঙিন:colored আঠা:glue খাম:envelope চিঠি:letter
  শিশু:baby শিশু:infant শিশু:kids বাচ্চা:baby বাচ্চা:kids বাচ্চা:kitten পুরুষ:men পুরুষ:man মহিলা:women মহিলা:ladies নারী:women বয়স্ক:adult মা:mother
  বিড়াল:cat কুকুর:dog পাখি:bird গরম:hot ঠান্ডা:cold খাবার:food নাস্তা:snack ঝাল:spicy ঝাল:hot মিষ্টি:sweet টক:sour তেতো:bitter ভাজা:fried ভাজা:roasted
  শুকনা:dry শুকনা:dried শুকনো:dried কাঁচা:raw কাঁচা:green পাকা:ripe তাজা:fresh খাঁটি:pure বিশুদ্ধ:pure আস্ত:whole মিশ্র:mixed সিদ্ধ:boiled পূর্ণ:full
  নতুন:new পুরাতন:old দেশি:deshi দেশি:local বিদেশি:imported ছোট:small মাঝারি:medium বড়:large বড়:big লম্বা:long গোল:round সোজা:flat মোটা:thick চিকন:thin
  নরম:soft শক্ত:hard ভেজা:wet হালকা:light ঘন:thick সাদা:white কালো:black লাল:red সবুজ:green নীল:blue গোলাপি:pink গোলাপ:rose বেগুনি:purple বাদামি:brown
  সোনালি:golden তারা:star সুগন্ধি:perfume সুগন্ধি:fragrance চুল:hair মুখ:face মুখ:mouth হাত:hand ত্বক:skin দাঁত:tooth দাঁত:teeth চোখ:eye কান:ear নাক:nose
  গলা:throat পেট:stomach মাথা:head ঠোঁট:lip শরীর:body গা:body গোসল:bath নখ:nail ব্যথা:pain জ্বর:fever কাশি:cough ওষুধ:medicine ঔষধ:medicine বড়ি:tablet
  মলম:ointment মলম:cream তুলা:cotton প্রেসার:pressure ওজন:weight ওজন:scale যত্ন:care চিকিৎসা:treatment তরল:liquid টুকরা:slice টুকরা:pieces খোসা:peel
  বাক্স:box প্যাকেট:packet থলে:bag থলি:bag এবং:and ও:and অ্যান্ড:and এন্ড:and সহ:with জন্য:for বিনামূল্যে:free টি:pcs টি:piece টা:pcs পিস:pcs গ্রাম:gm
  গ্রাম:g কেজি:kg লিটার:ltr লিটার:l মিলি:ml মিলি:mili ইঞ্চি:inch হালি:pcs ডজন:dozen
  এক:1 এক:one দুই:2 দুই:two তিন:3 তিন:three চার:4 চার:four পাঁচ:5 পাঁচ:five সাত:7 দশ:10 ওয়ান:1 টু:2 থ্রি:3 ফোর:4 সেভেন:7 one:1 two:2 three:3 four:4 five:5 seven:7
  অয়েল:oil হোয়াইট:white টি:tea কুকি:cookie মিস্টার:mr মিঃ:mr মি:mr
  বার:12 ii:2 নাম্বার:no
`;

type Meanings = ReadonlyMap<string, readonly string[]>;
const MEANINGS = readPairs(PAIRS);
const SPOKEN_BY_KEY = spokenByKey(MEANINGS);
const BENGALI_ENDINGS = /(?:গুলোর|গুলির|গুলো|গুলি|দের|এর|ের|র|কে|তে|ে|টি|টা|ও|ই)$/;
const ENGLISH_ENDINGS = /(?:es|s)$/;
const SHORTEST_STEM = 2;
/** How far a word may be from one of the list, for each letter, to be taken for it: spelling variants, Bengali in Latin letters. */
const SPELLED_LIKE = 0.45;
/** As much as a sign more or less costs between two Bengali words. */
const SAME_SOUND = 0.9;

/** Everyday words that say the same as a folded word, in the other language: ডিম and ডিমের give egg, "dim" too, eggs gives ডিম. */
export function sameMeaning(word: string): readonly string[] {
  const stems = [word, ...stemsOf(word)];
  const known = stems.find((stem) => MEANINGS.has(stem));
  if (known !== undefined) return MEANINGS.get(known) ?? [];
  for (const stem of stems) {
    const typed = spoken(stem);
    const near = (SPOKEN_BY_KEY.get(soundKey(stem)) ?? []).find((other) => isSpelledLike(typed, other));
    if (near) return MEANINGS.get(near.text) ?? [];
  }
  return [];
}

function stemsOf(word: string): string[] {
  const stem = word.replace(hasBengali(word) ? BENGALI_ENDINGS : ENGLISH_ENDINGS, '');
  return stem !== word && stem.length >= SHORTEST_STEM ? [stem] : [];
}

function isSpelledLike(typed: SpokenWord, other: SpokenWord): boolean {
  const limit = typed.sounds === undefined ? SPELLED_LIKE * (1 + typed.text.length) : SAME_SOUND;
  return typed.text.length >= 3 && wordCosts(typed, other, limit).whole <= limit;
}

function readPairs(text: string): Meanings {
  const meanings = new Map<string, string[]>();
  const add = (from: string, to: string) => meanings.set(from, [...(meanings.get(from) ?? []), to]);
  for (const pair of text.trim().split(/\s+/)) {
    const [left = '', right = ''] = pair.split(':').map((half) => words(half).join(''));
    add(left, right);
    add(right, left);
  }
  return meanings;
}

/** Bengali words only: English ones are spelled one way. */
function spokenByKey(meanings: Meanings): ReadonlyMap<string, readonly SpokenWord[]> {
  const byKey = new Map<string, SpokenWord[]>();
  for (const word of meanings.keys()) {
    if (!hasBengali(word)) continue;
    const key = soundKey(word);
    byKey.set(key, [...(byKey.get(key) ?? []), spoken(word)]);
  }
  return byKey;
}

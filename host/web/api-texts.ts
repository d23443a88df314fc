import type { Contract } from '../../shared/contract/index.ts';

/** What a procedure is for: a few words for the list, and a sentence or two for whoever calls it. */
type About = readonly [summary: string, description: string];
type Texts = { readonly [Area in keyof Contract]: { readonly [Name in keyof Contract[Area]]: About } };

/** One text for every procedure of the contract; a procedure without one does not compile. */
export const API_TEXTS: Texts = {
  system: {
    status: [
      'State of the shop',
      'Version, language, and whether the shop is set up yet. The first thing a client asks.',
    ],
    setUp: [
      'Set the shop up',
      'Names the shop and its owner and signs the owner in. Works once, on the computer that holds the shop.',
    ],
  },
  session: {
    people: [
      'People who can sign in',
      'Names and roles for the sign-in screen. A computer of the network sees them once it is paired.',
    ],
    signIn: [
      'Sign in',
      'Gives a token for every other call. Wrong PINs are counted and lock the person out for a while.',
    ],
    current: ['Who is signed in', 'The person, the till and the permissions of the token that is sent.'],
    signOut: ['Sign out', 'Ends the session; its token opens nothing any more.'],
    setLanguage: ['Change one’s language', 'Sets the screen language of the person who is signed in.'],
  },
  users: {
    list: ['All people', 'Everybody who works in the shop, those who no longer may sign in included.'],
    create: ['Add a person', 'Adds somebody with a role and a first PIN. Names are used once.'],
    update: [
      'Change a person',
      'Name, role, language, and whether the person may sign in. The last owner stays an owner.',
    ],
    setPin: ['Set somebody’s PIN', 'Gives another person a new PIN and ends that person’s sessions.'],
    changeOwnPin: ['Change one’s own PIN', 'Needs the old PIN; wrong ones are counted as at signing in.'],
    audit: [
      'Audit trail',
      'What was done by whom and when, newest first, of all days or from one business day to another. Entries are only ever added. The page after this one is asked for with `before`, which is `next` of this one.',
    ],
    verifyAudit: [
      'Check the audit trail',
      'Recomputes the chain of entries and names the first one that does not fit.',
    ],
    tills: ['All tills', 'The computers that may sell, with their numbers.'],
    tillAddress: [
      'Address for another till',
      'Where a till of the shop’s network opens the shop; `off` while the setting is, `failed` where the port was taken.',
    ],
    createPairingCode: ['Make a pairing code', 'A code that lets one more till join within ten minutes.'],
    joinTill: [
      'Join as a till',
      'Exchanges a pairing code for a till token, which is sent as X-Dokani-Till with every call from the network.',
    ],
    removeTill: ['Remove a till', 'Its token and the sessions on it end at once; its receipts stay.'],
  },
  settings: {
    get: ['All settings', 'Shop, receipt, counter, language and network.'],
    save: [
      'Change settings',
      'Replaces the groups that are sent; the others stay. The audit trail names the keys that changed.',
    ],
  },
  catalog: {
    find: [
      'Search products',
      'Finds by name in either script, generic, maker or code, also with typing mistakes. Best matches first.',
    ],
    lookup: ['Product of a barcode', 'The product and the pack that have exactly this barcode.'],
    list: ['Browse products', 'A page of all products, filtered by text, category, class, stock and price.'],
    get: ['One product', 'Everything about a product: packs, batches, names, pictures, rules of sale.'],
    getMany: ['Several products', 'The products with these ids, as the counter needs them.'],
    create: [
      'Add a product',
      'With its packs, prices and barcodes. The id comes from the caller: the same one again adds nothing.',
    ],
    update: [
      'Change a product',
      'Replaces what a person can edit. Send the version that was read; a newer one is refused.',
    ],
    pricePack: [
      'Give a pack its first price',
      'For goods without one at the counter. A price that is there already stays. Whoever may not edit goods sends the PIN of somebody who may.',
    ],
    addBarcode: ['Add a barcode', 'Gives a pack one more barcode. One that another product has is refused.'],
    removeBarcode: ['Remove a barcode', 'Takes a barcode away from its product.'],
    categories: ['All categories', 'The tree of categories with the number of active products in each.'],
    saveCategory: ['Add or change a category', 'Name and place in the tree; an unknown id makes a new one.'],
    substitutes: [
      'Substitutes of a medicine',
      'Products of the same generic, strength and form, those in stock first.',
    ],
    quickKeys: ['Quick keys', 'The products on the counter’s quick keys, in their order.'],
    pin: ['Set a quick key', 'Puts a product at a place of the quick keys, or takes it away.'],
    addPicture: ['Add a picture', 'PNG, JPEG or WebP as base64; kept at most 800 pixels wide and high.'],
    removePicture: ['Remove a picture', 'Deletes a picture of a product.'],
    picture: ['One picture', 'A picture as base64 with its type.'],
  },
  imports: {
    upload: [
      'Upload a product file',
      'CSV or XLSX as base64. Answers which columns were recognised; nothing is imported yet. Of a workbook with several sheets one is read: the named one, else the largest that looks like goods; the others are listed.',
    ],
    chooseSheet: [
      'Take another sheet',
      'Reads another sheet of an uploaded workbook. It is another import with the id `nextId`; the one that was not run is dropped.',
    ],
    preview: [
      'Preview an import',
      'What each row would become with these columns, and what would be refused. `looksLikeGoods` is false for what reads like prose or a log.',
    ],
    run: ['Run an import', 'Starts it in the background. Everything lands at once at the end, or nothing.'],
    loadSample: [
      'Load a sample catalogue',
      'Imports a catalogue that comes with the program: pharmacy or grocery.',
    ],
    get: ['One import', 'How far it is and what came of it.'],
    list: ['All imports', 'Imports so far, newest first.'],
    issues: ['Problems of an import', 'Rows that were refused or need a look, with the reason for each.'],
    cancel: ['Cancel an import', 'Stops a running import; nothing of it stays.'],
    undo: [
      'Undo an import',
      'Takes a finished import back as a whole, unless its goods were sold or edited since.',
    ],
  },
  stock: {
    receive: [
      'Receive goods',
      'Takes a delivery in, line by line with batch, expiry, cost and MRP. The same delivery id again changes nothing.',
    ],
    adjust: ['Correct stock', 'Adds to or takes from a batch, with a reason that the audit trail keeps.'],
    setBatchStatus: ['Quarantine or release a batch', 'A batch in quarantine is not sold.'],
    batches: ['Batches of a product', 'Every batch with what is left of it.'],
    shelf: [
      'Stock on the shelf',
      'Batches in stock, earliest expiry first; all, near expiry, expired or in quarantine.',
    ],
    moves: [
      'Stock moves of a product',
      'Every movement in and out, newest first. Moves are only ever added.',
    ],
  },
  sales: {
    checkout: [
      'Ring up a sale',
      'Stores a sale with its payments in one step. The server’s own prices decide; the same sale id again gives the first receipt.',
    ],
    quote: ['Price a cart', 'What the cart would cost now, with every warning. Stores nothing.'],
    get: ['One receipt', 'A stored sale with lines, batches and payments.'],
    list: [
      'Search receipts',
      'A page of receipts by text, days, hour, payment, product, customer or till, with their number and sum.',
    ],
    saveDraft: ['Keep a cart', 'Stores an open or held cart, so that a power cut loses nothing.'],
    drafts: ['Kept carts', 'Open carts of this till and the held carts of the shop.'],
    discardDraft: ['Throw a cart away', 'Deletes a kept cart.'],
  },
  customers: {
    find: ['Search customers', 'By name or by digits of the phone number.'],
    create: ['Add a customer', 'Name and phone number; a number is used once.'],
    update: ['Change a customer', 'Name and phone number. Receipts keep what was printed on them.'],
    get: ['One customer', 'The customer with the balance owed and the khata.'],
  },
  marketplace: {
    status: [
      'State of the link',
      'Connection, queue and shop of the marketplace, as this computer knows them.',
    ],
    signUp: ['Open a seller’s account', 'At the marketplace; it sends a mail to confirm the address.'],
    shops: ['Shops of an account', 'Signs in for this one question. The password is kept nowhere.'],
    connect: [
      'Connect to a marketplace',
      'Registers the shop, or takes one of the account, and keeps its key in the secret store of this computer.',
    ],
    disconnect: ['End the link', 'Forgets the key. Orders and what is chosen to be published stay.'],
    pause: ['Stop or go on', 'Nothing is sent or received while it is paused; nothing is lost.'],
    updateShop: ['Change the shop online', 'Place, hours, delivery, and whether it takes orders now.'],
    syncNow: ['Try now', 'Does not wait for the next attempt.'],
    policy: ['How goods are offered', 'Safety stock, and the mark-down of goods that expire soon.'],
    savePolicy: ['Change how goods are offered', 'Everything published is told anew.'],
    goods: [
      'Goods and what is published',
      'A page of the catalogue with the state of each at the marketplace.',
    ],
    categories: [
      'Categories and what is published',
      'With the number of goods, and whether new ones follow.',
    ],
    publishCounts: [
      'What publishing would change',
      'Goods not published yet, medicine on prescription among them.',
    ],
    publish: ['Publish or take off', 'Some goods, a category with all that comes into it, or everything.'],
    setSafetyStock: [
      'Safety stock of a product',
      'Base units that are not offered; null is the shop’s own rule.',
    ],
    preview: ['What a buyer sees', 'The offer as it would be now, and the one of batches that expire soon.'],
    parked: ['What was refused', 'Goods that the marketplace did not take, with the reason.'],
    retry: ['Try refused goods again', 'Some of them or all.'],
    orders: ['Orders', 'Those that ask for something, or all, newest first.'],
    answer: [
      'Answer an order',
      'Accept, adjust, reject, ready, on the way or cancel; kept at once and sent when the marketplace is there.',
    ],
    waiting: [
      'Does an order wait',
      'Whether one waits for the shop’s answer, and nothing else of it; for a locked till.',
    ],
    cartOrder: ['Order of a cart', 'The order whose held cart this is, or null for an ordinary cart.'],
    checkCode: [
      'Check the pickup code',
      'Asked of the marketplace; where it cannot be reached the code is kept and settled later.',
    ],
    newCode: [
      'Send a new pickup code',
      'The marketplace tells the customer alone; codes can be tried again.',
    ],
    approveHandOver: [
      'Hand over without the code',
      'Somebody with the right to it answers for it by PIN; audited and told to the customer.',
    ],
    seen: ['A problem was seen', 'Of an order that is over; no till says it any more.'],
    instead: ['What can be given instead', 'Published goods of the same kind with free stock.'],
    prescription: ['Photo of a prescription', 'Asked of the marketplace each time; who saw it is noted.'],
    map: [
      'The online map under the pin',
      'What its owner wants said on it; nothing where no online map is set.',
    ],
    tile: [
      'A tile of that map',
      'The shop’s server asks for it, within its bounds, and keeps it for a week; nothing where there is none or no line.',
    ],
    reviews: ['Reviews', 'Reviews of the shop, newest first.'],
    reply: ['Reply to a review', 'Writes or changes the shop’s reply.'],
    promos: ['Promo codes', 'Codes of the shop and how often each was used.'],
    putPromo: ['Add or change a promo code', 'A percentage or an amount, from and until.'],
    reserved: ['Goods promised online', 'Base units that open orders wait for, by product.'],
  },
  printing: {
    printers: ['Printers', 'The printers that were set up, and the default.'],
    systemPrinters: [
      'Printers of this computer',
      'What the operating system offers; empty where there is no desktop app.',
    ],
    savePrinter: [
      'Add or change a printer',
      'Paper width, connection, cutter, drawer, and whether it is the default.',
    ],
    removePrinter: ['Remove a printer', 'Its waiting jobs go to the default printer.'],
    testPage: ['Print a test page', 'Queues a page with Bengali text and the printer’s settings.'],
    openDrawer: ['Open the cash drawer', 'Without a sale; the audit trail keeps who did it and why.'],
    jobs: ['Print jobs', 'The newest jobs and how many wait or have failed.'],
    retryJob: ['Try a print job again', 'At once, with all its attempts.'],
    cancelJob: ['Cancel a print job', 'Takes a waiting or failed job out of the queue.'],
    reprint: ['Print a receipt again', 'Draws it anew from the stored sale and marks it as a copy.'],
    preview: ['Picture of a receipt', 'The receipt as a PNG, as the printer would draw it.'],
  },
  reports: {
    day: [
      'Report of a day',
      'Sales, profit, payments, hours, products and categories beside the same weekday a week before; a day that is still running is compared up to the same time.',
    ],
    recentDays: ['Sales of recent days', 'One sum a day, days without a sale included.'],
    exportDay: [
      'Export a day',
      'The report as an Excel workbook, or its receipt lines as CSV. The audit trail says who took it.',
    ],
    exportAll: [
      'Export everything',
      'All of the shop’s data as a ZIP of CSV files and pictures, without PINs and tokens. The audit trail keeps who took it.',
    ],
    exportList: [
      'Export a list',
      'A list of the back office as an Excel workbook or CSV, narrowed as asked: at most 100,000 rows, costs only for those who may see them. The audit trail keeps who took it.',
    ],
    printList: [
      'A list for paper',
      'The same list as a table, its first 2,000 rows. The audit trail keeps who took it.',
    ],
    span: [
      'Report of a span',
      'Sums over any days, and each of the days. Profit counts lines with a known cost only.',
    ],
    rebuildTotals: [
      'Check the totals',
      'Recounts the kept totals from every receipt and puts right what differs; it must be nothing.',
    ],
  },
  events: {
    subscribe: [
      'Listen for changes',
      'A stream of events: sales, stock, settings, print jobs. It begins with hello.',
    ],
  },
};

import type { ProcedureName } from './five-ways.ts';

/** One call of the scenario; `as` is who makes it. */
export type Step = { procedure: ProcedureName; input: unknown; as?: 'nobody' | 'cashier' | 'owner' };

const id = (n: number) => `0190aaaa-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
const [napa, box, tablet, category, picture, printer, cashier] = [1, 2, 3, 4, 5, 6, 7].map(id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
const unknown = id(999);
const sale = id(20);
const page = { offset: 0, limit: 20 };
const day = '2026-11-21';

const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const CSV = Buffer.from('name,price,barcode\nNapa 500,2.50,8941100\nAce,3.00,8941101\n').toString('base64');

const product = {
  nameBn: 'নাপা ৫০০',
  nameEn: 'Napa 500',
  generic: 'Paracetamol',
  strength: '500 mg',
  dosageForm: 'Tablet',
  baseUnit: 'tablet',
  packs: [
    { id: box, unit: 'box', baseQuantity: 100, price: 25_000, barcodes: ['8941100010'] },
    { id: tablet, unit: 'tablet', baseQuantity: 1, price: 250, isDefault: true },
  ],
};
const line = { kind: 'product', lineId: id(30), productId: napa, parts: [{ packId: tablet, quantity: 4 }] };
const checkout = {
  saleId: sale,
  lines: [line],
  tenders: [{ kind: 'cash', amount: 1_000, received: 2_000 }],
  expectedTotal: 1_000,
  print: false,
};

/** A marketplace where nobody answers. */
const market = { address: 'http://127.0.0.1:9', email: 'owner@example.org', password: 'long enough 1' };
const shopProfile = {
  nameBn: '',
  nameEn: 'Mayer Doa',
  kind: 'medicine',
  phone: '01711000000',
  address: 'Road 27',
  division: '',
  district: '',
  upazila: '',
  place: { lat: 23.7, lng: 90.4 },
  hours: [[], [], [], [], [], [], []],
  delivers: false,
  deliveryRadiusM: 0,
  deliveryFee: 0,
  deliveryMinimum: 0,
  drugLicence: '',
  answerMinutes: 15,
};

/** First run: makes the shop and its owner; its answer carries the owner's token. */
export const SET_UP = {
  language: 'bn',
  kind: 'pharmacy',
  nameBn: 'মায়ের দোয়া ফার্মেসি',
  nameEn: 'Mayer Doa Pharmacy',
  ownerName: 'Rahima',
  pin: '482913',
};
export const CASHIER = { id: cashier, name: 'Karim', role: 'cashier', language: 'en', pin: '573028' };

/** Every procedure at least once with an input it takes, in an order in which a shop would meet them. */
export const SCENARIO: readonly Step[] = [
  { procedure: 'system.status', input: {}, as: 'nobody' },
  { procedure: 'system.setUp', input: SET_UP, as: 'nobody' },
  { procedure: 'session.people', input: {}, as: 'nobody' },
  { procedure: 'session.signIn', input: { userId: unknown, pin: '482913' }, as: 'nobody' },
  { procedure: 'session.current', input: {} },
  { procedure: 'session.setLanguage', input: { language: 'en' } },
  { procedure: 'settings.get', input: {} },
  { procedure: 'settings.save', input: { language: 'en' } },
  { procedure: 'users.list', input: {} },
  { procedure: 'users.tillAddress', input: {} },
  { procedure: 'users.create', input: CASHIER },
  {
    procedure: 'users.update',
    input: { id: unknown, name: 'X', role: 'manager', language: 'bn', isActive: true },
  },
  { procedure: 'users.setPin', input: { id: unknown, pin: '918273' } },
  { procedure: 'users.changeOwnPin', input: { oldPin: '482913', newPin: '918274' } },
  { procedure: 'users.tills', input: {} },
  { procedure: 'users.createPairingCode', input: {} },
  { procedure: 'users.joinTill', input: { code: '000000', name: 'Till 2' }, as: 'nobody' },
  { procedure: 'users.removeTill', input: { id: 99 } },
  {
    procedure: 'catalog.saveCategory',
    input: { id: category, parentId: null, nameBn: 'ওষুধ', nameEn: 'Medicine' },
  },
  { procedure: 'catalog.categories', input: {} },
  { procedure: 'catalog.create', input: { id: napa, product: { ...product, categoryId: category } } },
  { procedure: 'catalog.get', input: { id: napa } },
  { procedure: 'catalog.get', input: { id: unknown } },
  { procedure: 'catalog.update', input: { id: napa, version: 999, product } },
  { procedure: 'catalog.pricePack', input: { packId: tablet, price: 250 } },
  { procedure: 'catalog.addBarcode', input: { packId: tablet, code: 'SHOP-1' } },
  { procedure: 'catalog.lookup', input: { code: 'SHOP-1' } },
  { procedure: 'catalog.lookup', input: { code: 'NO-SUCH' } },
  { procedure: 'catalog.removeBarcode', input: { code: 'SHOP-1' } },
  { procedure: 'catalog.find', input: { text: 'নাপা', limit: 5 } },
  { procedure: 'catalog.list', input: { text: '', ...page } },
  { procedure: 'catalog.getMany', input: { ids: [napa, unknown] } },
  { procedure: 'catalog.substitutes', input: { productId: napa } },
  { procedure: 'catalog.pin', input: { productId: napa, position: 0 } },
  { procedure: 'catalog.quickKeys', input: {} },
  { procedure: 'catalog.addPicture', input: { id: picture, productId: napa, contentBase64: PNG } },
  { procedure: 'catalog.picture', input: { id: picture } },
  { procedure: 'catalog.removePicture', input: { id: picture } },
  {
    procedure: 'stock.receive',
    input: {
      deliveryId: id(40),
      lines: [
        {
          productId: napa,
          batchNo: 'B1',
          expiry: '2028-01-31',
          quantity: 200,
          cost: { amount: 200, per: 1 },
        },
      ],
    },
  },
  { procedure: 'stock.batches', input: { productId: napa } },
  { procedure: 'stock.moves', input: { productId: napa, limit: 10 } },
  { procedure: 'stock.shelf', input: { text: '', only: 'all' } },
  {
    procedure: 'stock.adjust',
    input: { adjustmentId: id(41), batchId: unknown, quantity: -1, reason: 'broken' },
  },
  {
    procedure: 'stock.setBatchStatus',
    input: { batchId: unknown, status: 'quarantined', reason: 'recalled' },
  },
  { procedure: 'customers.create', input: { id: id(50), name: 'Selina', phone: '01711000000' } },
  { procedure: 'customers.update', input: { id: id(50), name: 'Selina B', phone: '01711000000' } },
  { procedure: 'customers.find', input: { text: 'sel', limit: 5 } },
  { procedure: 'customers.get', input: { id: id(50), limit: 1 } },
  { procedure: 'sales.quote', input: { lines: [line] } },
  { procedure: 'sales.checkout', input: { ...checkout, expectedTotal: 999 } },
  { procedure: 'sales.checkout', input: checkout },
  { procedure: 'sales.checkout', input: checkout },
  { procedure: 'sales.get', input: { saleId: sale } },
  { procedure: 'sales.list', input: { text: '', ...page } },
  {
    procedure: 'sales.saveDraft',
    input: {
      id: id(60),
      state: 'held',
      name: 'Blue shirt',
      customerId: null,
      lines: [{ ...line, batchId: null, discount: 0, acknowledged: [] }],
      billDiscount: 0,
      receiptLanguage: null,
      revision: 1,
    },
  },
  { procedure: 'sales.drafts', input: {} },
  { procedure: 'sales.discardDraft', input: { id: id(60) } },
  { procedure: 'printing.printers', input: {} },
  { procedure: 'printing.systemPrinters', input: {} },
  {
    procedure: 'printing.savePrinter',
    input: {
      id: printer,
      name: 'Counter',
      widthDots: 576,
      connection: { kind: 'virtual' },
      cut: true,
      drawer: true,
      isDefault: false,
    },
  },
  { procedure: 'printing.testPage', input: { jobId: id(70), printerId: unknown } },
  { procedure: 'printing.openDrawer', input: { jobId: id(71), reason: 'change' } },
  { procedure: 'printing.jobs', input: { limit: 5 } },
  { procedure: 'printing.retryJob', input: { id: unknown } },
  { procedure: 'printing.cancelJob', input: { id: unknown } },
  { procedure: 'printing.reprint', input: { jobId: id(72), saleId: unknown } },
  { procedure: 'printing.preview', input: { saleId: sale, widthDots: 384 } },
  { procedure: 'printing.removePrinter', input: { id: printer } },
  { procedure: 'reports.day', input: { day } },
  { procedure: 'reports.recentDays', input: { until: day, days: 3 } },
  { procedure: 'reports.span', input: { fromDay: day, toDay: day } },
  { procedure: 'reports.exportDay', input: { day, format: 'csv', language: 'en' } },
  { procedure: 'reports.exportAll', input: {} },
  ...['products', 'stock', 'customers', 'receipts', 'users', 'audit'].map((kind) => ({
    procedure: 'reports.exportList',
    input: { list: { kind }, format: 'csv', language: 'en' },
  })),
  { procedure: 'reports.printList', input: { list: { kind: 'products', text: 'napa' }, language: 'bn' } },
  { procedure: 'reports.printList', input: { list: { kind: 'users' }, language: 'bn' }, as: 'cashier' },
  { procedure: 'reports.rebuildTotals', input: {} },
  { procedure: 'imports.upload', input: { importId: id(80), fileName: 'shop.csv', contentBase64: CSV } },
  {
    procedure: 'imports.preview',
    input: {
      importId: id(80),
      mapping: { name: 'nameEn', price: 'price', barcode: 'barcode' },
      options: {},
      limit: 5,
    },
  },
  { procedure: 'imports.chooseSheet', input: { importId: id(80), nextId: id(86), sheet: 'Stock' } },
  { procedure: 'imports.issues', input: { importId: id(80), ...page } },
  {
    procedure: 'reports.exportList',
    input: { list: { kind: 'import-issues', importId: id(80) }, format: 'csv', language: 'bn' },
  },
  {
    procedure: 'reports.printList',
    input: { list: { kind: 'import-issues', importId: id(80) }, language: 'en' },
    as: 'cashier',
  },
  { procedure: 'imports.get', input: { importId: id(80) } },
  { procedure: 'imports.list', input: {} },
  { procedure: 'imports.run', input: { importId: unknown, mapping: { name: 'nameEn' }, options: {} } },
  { procedure: 'imports.cancel', input: { importId: id(80) } },
  { procedure: 'imports.undo', input: { importId: id(80) } },
  { procedure: 'imports.loadSample', input: { importId: id(80), kind: 'grocery' } },
  { procedure: 'users.audit', input: { limit: 5 } },
  { procedure: 'users.audit', input: { limit: 2, fromDay: day, toDay: day, before: 4 } },
  { procedure: 'users.verifyAudit', input: {} },
  { procedure: 'events.subscribe', input: {} },
  { procedure: 'session.signOut', input: {} },
  { procedure: 'marketplace.status', input: {} },
  { procedure: 'marketplace.waiting', input: {} },
  { procedure: 'marketplace.signUp', input: { ...market, name: 'Rahima', phone: '01711000000' } },
  { procedure: 'marketplace.shops', input: market },
  { procedure: 'marketplace.connect', input: { ...market, shopId: id(60), profile: null } },
  { procedure: 'marketplace.pause', input: { isPaused: true } },
  { procedure: 'marketplace.updateShop', input: { profile: shopProfile, isPaused: false } },
  { procedure: 'marketplace.syncNow', input: {} },
  {
    procedure: 'marketplace.savePolicy',
    input: { safetyStock: 2, nearExpiry: { days: 60, percentBp: 2000 } },
  },
  { procedure: 'marketplace.policy', input: {} },
  { procedure: 'marketplace.publish', input: { what: { kind: 'products', ids: [napa] }, isPublished: true } },
  { procedure: 'marketplace.publish', input: { what: { kind: 'category', id: unknown }, isPublished: true } },
  { procedure: 'marketplace.setSafetyStock', input: { productId: napa, safetyStock: 3 } },
  { procedure: 'marketplace.goods', input: page },
  { procedure: 'marketplace.categories', input: {} },
  { procedure: 'marketplace.publishCounts', input: { categoryId: null } },
  { procedure: 'marketplace.preview', input: { productId: napa } },
  { procedure: 'marketplace.parked', input: {} },
  { procedure: 'marketplace.retry', input: { productIds: null } },
  { procedure: 'marketplace.orders', input: page },
  {
    procedure: 'marketplace.answer',
    input: { answerId: id(61), orderId: unknown, answer: { kind: 'accept' } },
  },
  { procedure: 'marketplace.cartOrder', input: { draftId: id(61) } },
  { procedure: 'marketplace.checkCode', input: { orderId: unknown, code: '1234' } },
  { procedure: 'marketplace.newCode', input: { orderId: unknown } },
  {
    procedure: 'marketplace.approveHandOver',
    input: { orderId: unknown, approval: { userId: id(61), pin: '4826' } },
  },
  { procedure: 'marketplace.seen', input: { orderId: unknown } },
  { procedure: 'marketplace.instead', input: { orderId: unknown, lineNo: 1 } },
  { procedure: 'marketplace.prescription', input: { orderId: unknown, prescriptionId: unknown } },
  { procedure: 'marketplace.reviews', input: page },
  { procedure: 'marketplace.reply', input: { reviewId: unknown, text: 'Thanks' } },
  { procedure: 'marketplace.promos', input: {} },
  {
    procedure: 'marketplace.putPromo',
    input: {
      code: 'EID10',
      percentBp: 1000,
      amount: null,
      minimum: 0,
      startsAt: 1,
      endsAt: 2,
      maxUses: 10,
    },
  },
  { procedure: 'marketplace.map', input: {} },
  { procedure: 'marketplace.tile', input: { z: 10, x: 768, y: 441 } },
  { procedure: 'marketplace.reserved', input: {} },
  { procedure: 'marketplace.disconnect', input: {} },
];

import { asAccount, asShop, door } from '../app/door.ts';
import { readPrescription } from './read-prescription.ts';
import { uploadPrescription } from './upload-prescription.ts';

/** Photos of prescriptions, as customers send them. */
export const prescriptionsHandlers = {
  uploadPrescription: door.orders.uploadPrescription.handler(({ input, context }) =>
    uploadPrescription(asAccount(context), input),
  ),
};

/** Photos of prescriptions, as the shop's pharmacist sees them. */
export const shopPrescriptionsHandlers = {
  prescription: door.sync.prescription.handler(({ input, context }) =>
    readPrescription(asShop(context), input),
  ),
};

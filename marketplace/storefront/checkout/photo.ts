/** Longest side of a photo as it is sent, pixels: a prescription stays readable, and a slow network is spared. */
const LONGEST = 2000;

export type Photo = { id: string; mime: 'image/jpeg'; contentBase64: string; url: string };

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

/** Reads a picture of the phone, turned upright and made smaller; rejects where it is no picture. The URL shows it on this page. */
export async function readPhoto(file: Blob, id: string): Promise<Photo> {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' });
  const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(bitmap.width * scale));
  canvas.height = Math.max(1, Math.round(bitmap.height * scale));
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, 'image/jpeg', 0.82);
  });
  if (!blob) throw new Error('the picture could not be drawn');
  const contentBase64 = toBase64(new Uint8Array(await blob.arrayBuffer()));
  return { id, mime: 'image/jpeg', contentBase64, url: URL.createObjectURL(blob) };
}

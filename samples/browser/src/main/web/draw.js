// The canvases: the plane, the network and the curve of the loss.

const PLANE = 64;
const LABELS = '11px system-ui, sans-serif';
const SHADES = ['first', 'second', 'plane-middle', 'ink', 'card', 'quiet', 'line'];

let shades = {};

// Draws all of them; java computes what they show.
export function drawCanvases(java, page) {
  const style = getComputedStyle(document.documentElement);
  // Once a frame, not for each of the hundreds of lines and points.
  shades = Object.fromEntries(SHADES.map(name => [name, style.getPropertyValue('--' + name).trim()]));
  drawPlane(java, page.cursor);
  drawNet(java.parameters(), page.layers);
  drawCurve(page.losses);
}

function rgb(hex) {
  return [1, 3, 5].map(i => parseInt(hex.slice(i, i + 2), 16));
}

function context(id) {
  const canvas = document.getElementById(id);
  const scale = window.devicePixelRatio || 1;
  const width = Math.round(canvas.clientWidth * scale);
  const height = Math.round(canvas.clientHeight * scale);
  if (canvas.width !== width || canvas.height !== height) {
    canvas.width = width;
    canvas.height = height;
  }
  const c = canvas.getContext('2d');
  c.setTransform(scale, 0, 0, scale, 0, 0);
  c.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  return [c, canvas.clientWidth, canvas.clientHeight];
}

const small = document.createElement('canvas');
small.width = small.height = PLANE;

function drawPlane(java, cursor) {
  const [c, width, height] = context('plane');
  const values = java.plane(PLANE);
  const first = rgb(shades.first);
  const second = rgb(shades.second);
  const middle = rgb(shades['plane-middle']);
  const image = new ImageData(PLANE, PLANE);
  for (let k = 0; k < values.length; k++) {
    const certainty = 2 * values[k] - 1;
    const end = certainty < 0 ? first : second;
    const share = 0.62 * Math.abs(certainty);
    for (let i = 0; i < 3; i++) image.data[4 * k + i] = middle[i] + share * (end[i] - middle[i]);
    image.data[4 * k + 3] = 255;
  }
  const s = small.getContext('2d');
  s.putImageData(image, 0, 0);
  c.imageSmoothingEnabled = true;
  c.drawImage(small, 0, 0, width, height);
  drawBoundary(c, values, width / PLANE);
  drawPoints(c, java.points(), width, height);
  if (document.activeElement === c.canvas) drawCursor(c, cursor, width, height);
}

// Where the probability is a half: a line through each square of four centres.
function drawBoundary(c, values, cell) {
  c.beginPath();
  for (let row = 0; row + 1 < PLANE; row++) {
    for (let column = 0; column + 1 < PLANE; column++) {
      const k = row * PLANE + column;
      const corners = [values[k], values[k + 1], values[k + PLANE + 1], values[k + PLANE]];
      const ends = [];
      for (let i = 0; i < 4; i++) {
        const a = corners[i] - 0.5;
        const b = corners[(i + 1) % 4] - 0.5;
        if (a < 0 === b < 0) continue;
        const share = a / (a - b);
        const x = [share, 1, 1 - share, 0][i];
        const y = [0, share, 1, 1 - share][i];
        ends.push([(column + 0.5 + x) * cell, (row + 0.5 + y) * cell]);
      }
      for (let i = 0; i + 1 < ends.length; i += 2) {
        c.moveTo(...ends[i]);
        c.lineTo(...ends[i + 1]);
      }
    }
  }
  c.strokeStyle = shades.ink;
  c.lineWidth = 1.5;
  c.stroke();
}

function drawPoints(c, points, width, height) {
  c.strokeStyle = shades.card;
  c.lineWidth = 1.2;
  const radius = Math.max(2.6, width / 150);
  for (let k = 0; k < points.length; k += 3) {
    c.beginPath();
    c.arc((points[k] + 1) / 2 * width, (1 - points[k + 1]) / 2 * height, radius, 0, 7);
    c.fillStyle = points[k + 2] > 0.5 ? shades.second : shades.first;
    c.fill();
    c.stroke();
  }
}

function drawCursor(c, cursor, width, height) {
  const x = (cursor[0] + 1) / 2 * width;
  const y = (1 - cursor[1]) / 2 * height;
  c.strokeStyle = shades.ink;
  c.lineWidth = 2;
  c.beginPath();
  c.moveTo(x - 9, y);
  c.lineTo(x + 9, y);
  c.moveTo(x, y - 9);
  c.lineTo(x, y + 9);
  c.stroke();
}

function drawNet(p, layers) {
  const [c, width, height] = context('net');
  const columns = [layers[0].inputs, ...layers.map(layer => layer.units)];
  const x = k => 14 + k * (width - 28) / (columns.length - 1);
  const y = (unit, count) => (unit + 0.5) * (height - 18) / count;
  layers.forEach((layer, k) => {
    let largest = 1e-9;
    const end = layer.offset + layer.inputs * layer.units;
    for (let i = layer.offset; i < end; i++) largest = Math.max(largest, Math.abs(p[i]));
    for (let from = 0; from < layer.inputs; from++) {
      for (let to = 0; to < layer.units; to++) {
        const w = p[layer.offset + from * layer.units + to];
        c.globalAlpha = Math.min(1, 0.06 + 0.85 * Math.abs(w) / largest);
        c.strokeStyle = w < 0 ? shades.first : shades.second;
        c.lineWidth = 0.4 + 1.4 * Math.abs(w) / largest;
        c.beginPath();
        c.moveTo(x(k), y(from, layer.inputs));
        c.lineTo(x(k + 1), y(to, layer.units));
        c.stroke();
      }
    }
  });
  c.globalAlpha = 1;
  c.fillStyle = shades.ink;
  columns.forEach((count, k) => {
    for (let unit = 0; unit < count; unit++) {
      c.beginPath();
      c.arc(x(k), y(unit, count), 3.2, 0, 7);
      c.fill();
    }
  });
  c.fillStyle = shades.quiet;
  c.font = LABELS;
  columns.forEach((count, k) => {
    c.textAlign = k === 0 ? 'left' : k + 1 === columns.length ? 'right' : 'center';
    const edge = k === 0 ? -10 : k + 1 === columns.length ? 10 : 0;
    c.fillText(k === 0 ? 'input' : layers[k - 1].name, x(k) + edge, height - 3);
  });
}

function drawCurve(losses) {
  const [c, width, height] = context('curve');
  const left = 40;
  const bottom = height - 16;
  let low = 0;
  let high = 0;
  for (let k = 1; k < losses.length; k += 2) {
    const y = Math.log10(Math.max(losses[k], 1e-12));
    if (Number.isFinite(y)) {
      low = Math.min(low, y);
      high = Math.max(high, y);
    }
  }
  low = Math.floor(low - 0.01);
  high = Math.ceil(high);
  const last = Math.max(100, losses[losses.length - 2] ?? 0);
  const x = step => left + step / last * (width - left - 4);
  const y = value => 6 + (high - value) / (high - low) * (bottom - 6);
  c.font = LABELS;
  c.fillStyle = shades.quiet;
  c.strokeStyle = shades.line;
  c.lineWidth = 1;
  const every = Math.ceil((high - low) / 6);
  for (let power = low; power <= high; power += every) {
    c.beginPath();
    c.moveTo(left, y(power));
    c.lineTo(width, y(power));
    c.stroke();
    c.textAlign = 'right';
    c.fillText(power > -4 ? String(10 ** power) : '1e' + power, left - 6, y(power) + 4);
  }
  c.fillText(last + ' steps', width - 2, height - 2);
  c.strokeStyle = shades.second;
  c.lineWidth = 2;
  c.lineJoin = 'round';
  c.beginPath();
  for (let k = 0; k < losses.length; k += 2) {
    const value = Math.log10(Math.max(losses[k + 1], 1e-12));
    if (Number.isFinite(value)) c.lineTo(x(losses[k]), y(value));
  }
  c.stroke();
}

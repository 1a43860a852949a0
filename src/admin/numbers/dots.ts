/**
 * Where countries and territories lie that are too small for an outline of their own, in the units of `outlines`. From Natural Earth 1:50m
 * (public domain) by world-atlas 2.0.2, the middle of the largest part; twelve that it has within another country, by their coordinates.
 */
// prettier-ignore
export const dots: Readonly<Record<string, readonly [x: number, y: number]>> = {
  AD: [946, 727], AG: [565, 917], AI: [559, 909], AS: [2058, 1171], AW: [512, 954], AX: [1036, 617], BB: [575, 949], BH: [1223, 848],
  BL: [560, 911], BM: [573, 800], BQ: [523, 957], CC: [1509, 1154], CK: [-2, 1226], CV: [791, 934], CW: [519, 956], CX: [1563, 1141],
  DM: [567, 930], FM: [1882, 1000], FO: [917, 606], GD: [562, 958], GF: [610, 1023], GG: [929, 680], GI: [907, 772], GP: [566, 924],
  GU: [1793, 947], HK: [1596, 875], IM: [921, 651], IO: [1366, 1115], JE: [930, 682], KI: [-21, 1040], KM: [1190, 1150], KN: [560, 915],
  KY: [453, 900], LC: [568, 943], LI: [989, 695], MC: [978, 718], MF: [559, 910], MH: [1961, 998], MO: [1593, 877], MP: [1797, 933],
  MQ: [568, 937], MS: [563, 921], MT: [1015, 774], MU: [1269, 1219], MV: [1374, 1022], NF: [1887, 1286], NR: [1938, 1060],
  NU: [2050, 1209], PF: [49, 1198], PM: [652, 697], PN: [190, 1250], PW: [1740, 994], RE: [1256, 1225], SC: [1265, 1093],
  SG: [1557, 1045], SH: [897, 1185], SJ: [1015, 541], SM: [1004, 717], ST: [970, 1053], SX: [559, 910], TC: [513, 880], TK: [2060, 1130],
  TO: [2012, 1226], TV: [2007, 1125], VA: [1004, 731], VC: [565, 948], VG: [550, 906], VI: [549, 912], WF: [2013, 1171], WS: [2049, 1166],
  YT: [1200, 1159],
}

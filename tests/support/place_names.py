"""What the table of places holds beside GeoNames and CLDR: short and old names, regions, what is mended."""

from __future__ import annotations

# Names of countries that people write and no table has; two letters are codes of the U.S. mail.
ALSO: dict[str, tuple[str, ...]] = {
    "AE": ("UAE", "Emirates", "Dubai UAE"),
    "AG": ("Antigua",),
    "AS": ("AS",),
    "BA": ("Bosnia", "Herzegovina"),
    "BN": ("Brunei",),
    "BS": ("The Bahamas",),
    "CD": ("DRC", "DR Congo", "Congo", "Zaire", "Congo Kinshasa", "Democratic Republic of Congo"),
    "CF": ("CAR",),
    "CG": ("Congo", "Congo Brazzaville", "Republic of Congo", "Republic of the Congo"),
    "CI": ("Ivory Coast", "Cote d Ivoire"),
    "CN": ("PRC", "Mainland China", "People's Republic of China"),
    "CV": ("Cape Verde",),
    "CZ": ("Czech Republic",),
    "DO": ("DR", "Dominican Rep", "Republica Dominicana"),
    "FM": ("Micronesia",),
    "GB": ("UK", "U.K.", "Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"),
    "GD": ("Grenada West Indies",),
    "GE": ("Republic of Georgia", "Sakartvelo"),
    "GM": ("The Gambia",),
    "GU": ("GU",),
    "HK": ("Hong Kong", "HK", "Hongkong"),
    "IE": ("Eire", "Republic of Ireland", "Southern Ireland"),
    "IR": ("Persia", "Islamic Republic of Iran"),
    "KN": ("St Kitts", "Saint Kitts", "Nevis", "St Kitts Nevis"),
    "KP": ("North Korea",),
    "KY": ("Cayman", "Grand Cayman"),
    "KR": ("South Korea", "Korea", "Republic of Korea"),
    "LA": ("Laos",),
    "LC": ("St Lucia",),
    "LK": ("Ceylon",),
    "MK": ("Macedonia",),
    "MM": ("Burma",),
    "MO": ("Macau", "Macao"),
    "MP": ("MP",),
    "NL": ("Holland", "The Netherlands"),
    "PH": ("The Philippines",),
    "PR": ("PR",),
    "PG": ("PNG",),
    "PS": ("Palestine", "West Bank", "State of Palestine"),
    "RU": ("Russian Federation",),
    "SA": ("KSA", "Kingdom of Saudi Arabia"),
    "SX": ("St Maarten", "Saint Maarten"),
    "SY": ("Syrian Arab Republic",),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey", "Turkiye"),
    "TT": ("Trinidad", "Tobago"),
    "TW": ("Taiwan", "Formosa"),
    "TZ": ("Zanzibar",),
    "US": ("US", "U.S.", "U.S.A.", "America", "United States of America", "the States"),
    "VC": ("St Vincent", "Saint Vincent", "Grenadines", "Saint Vincent and the Grenadines"),
    "VG": ("BVI",),
    "VI": ("VI", "USVI", "Virgin Islands", "US Virgin Islands"),
    "VN": ("Vietnam", "Viet Nam"),
}

# Countries as people say them, where CLDR's name is longer.
SAID: dict[str, str] = {
    "CD": "DR Congo",
    "CG": "Congo (Brazzaville)",
    "CI": "Ivory Coast",
    "GB": "UK",
    "HK": "Hong Kong",
    "KN": "Saint Kitts and Nevis",
    "LC": "Saint Lucia",
    "MM": "Myanmar",
    "MO": "Macao",
    "PS": "Palestine",
    "TR": "Turkey",
    "US": "USA",
    "VC": "Saint Vincent",
    "VI": "U.S. Virgin Islands",
}

# By GeoNames number: names of before that its cities lack.
CITY_ALSO: dict[int, tuple[str, ...]] = {
    4259418: ("Indy",),
    4335045: ("NOLA",),
    4508722: ("Cincy",),
    4544349: ("OKC",),
    4887398: ("CHI", "Chi-Town", "Chicagoland"),
    4990729: ("Metro Detroit",),
    5308655: ("PHX",),
    5780993: ("SLC",),
}

# Counts of people that GeoNames has wrong; and zones: Alabama is not in Louisville's, two towns of Nevada are
# in the mountains', and Brunei's capital stands in Brunei.
BIGGER: dict[int, int] = {4154047: 2_500, 4300488: 290}
ZONE_MENDED: dict[int, str] = {
    4071763: "America/New_York",
    4090684: "America/New_York",
    4095186: "America/New_York",
    5705218: "America/Denver",
    5710035: "America/Denver",
    13535832: "Asia/Brunei",
}

# Regions whose zones follow from their cities: by country, by GeoNames' number of the region.
DERIVED: dict[str, dict[str, tuple[str, ...]]] = {
    "CA": {
        "01": ("Alberta", "AB"),
        "02": ("British Columbia", "BC"),
        "03": ("Manitoba", "MB"),
        "04": ("New Brunswick", "NB"),
        "05": ("Newfoundland and Labrador", "Newfoundland", "Labrador", "NL"),
        "07": ("Nova Scotia", "NS"),
        "08": ("Ontario", "ON"),
        "09": ("Prince Edward Island", "PEI"),
        "10": ("Quebec", "Québec", "QC"),
        "11": ("Saskatchewan", "SK"),
        "12": ("Yukon", "YT"),
        "13": ("Northwest Territories", "NT", "NWT"),
        "14": ("Nunavut", "NU"),
    },
    "AU": {
        "01": ("Australian Capital Territory", "ACT"),
        "02": ("New South Wales", "NSW"),
        "03": ("Northern Territory",),
        "04": ("Queensland", "QLD"),
        "05": ("South Australia",),
        "06": ("Tasmania",),
        "07": ("Victoria",),
        "08": ("Western Australia",),
    },
    "MX": {
        "02": ("Baja California", "Baja"),
        "03": ("Baja California Sur",),
        "06": ("Chihuahua",),
        "07": ("Coahuila",),
        "14": ("Jalisco",),
        "15": ("Estado de México", "Edomex"),
        "18": ("Nayarit",),
        "19": ("Nuevo León",),
        "23": ("Quintana Roo",),
        "25": ("Sinaloa",),
        "26": ("Sonora",),
        "28": ("Tamaulipas",),
        "31": ("Yucatán",),
    },
    "BR": {
        "01": ("Acre",),
        "04": ("Amazonas",),
        "05": ("Bahia",),
        "06": ("Ceará",),
        "11": ("Mato Grosso do Sul",),
        "14": ("Mato Grosso",),
        "15": ("Minas Gerais",),
        "16": ("Pará",),
        "18": ("Paraná",),
        "23": ("Rio Grande do Sul",),
        "24": ("Rondônia",),
        "25": ("Roraima",),
        "26": ("Santa Catarina",),
        "30": ("Pernambuco",),
    },
}

_INDIA = """
Andhra Pradesh; Arunachal Pradesh; Assam; Bihar; Chhattisgarh|Chattisgarh; Goa; Gujarat|Gujrat; Haryana;
Himachal Pradesh|Himachal; Jharkhand; Karnataka|Mysore State; Kerala; Madhya Pradesh; Maharashtra; Manipur;
Meghalaya; Mizoram; Nagaland; Odisha|Orissa; Punjab|Panjab; Rajasthan; Sikkim; Tamil Nadu|Tamilnadu;
Telangana; Tripura; Uttar Pradesh|UP; Uttarakhand|Uttaranchal; West Bengal|Bengal;
Andaman and Nicobar Islands|Andaman; Chandigarh; Dadra and Nagar Haveli and Daman and Diu|Daman;
Delhi|NCT of Delhi; Jammu and Kashmir|Jammu|Kashmir; Ladakh; Lakshadweep; Puducherry|Pondicherry
"""
_PAKISTAN = """
Punjab|Panjab; Sindh|Sind; Khyber Pakhtunkhwa|KPK|NWFP; Balochistan|Baluchistan; Gilgit-Baltistan;
Azad Kashmir|Azad Jammu and Kashmir|Kashmir; Islamabad Capital Territory
"""
_OTHER = {
    "Indonesia": {
        "Asia/Makassar=Denpasar, Makassar, Manado": "Bali; Sulawesi|Celebes; Lombok; Flores; Nusa Tenggara",
        "Asia/Jakarta=Jakarta, Surabaya, Bandung": "Java|Jawa; Sumatra|Sumatera",
        "Asia/Jayapura=Jayapura, Ambon, Sorong": "Irian Jaya|West Papua; Maluku|Moluccas",
    },
    "Malaysia": {
        "Asia/Kuching=Kota Kinabalu, Kuching, Sandakan": "Sabah; Sarawak",
        "Asia/Kuala_Lumpur=Kuala Lumpur": "Kuala Lumpur|KL",
    },
    "Philippines": {"Asia/Manila=Manila, Davao, Cebu City": "Luzon; Mindanao; Visayas; Metro Manila"},
    "Hawaii": {"Pacific/Honolulu=Honolulu": "Maui; Oahu; Kauai; Big Island"},
    "Spain": {"Atlantic/Canary=Las Palmas": "Canary Islands|Canaries"},
    "Portugal": {"Atlantic/Azores=Ponta Delgada": "Azores|Acores", "Atlantic/Madeira=Funchal": "Madeira"},
    "Italy": {"Europe/Rome=Palermo": "Sicily|Sicilia; Sardinia|Sardegna"},
    "Greece": {"Europe/Athens=Heraklion": "Crete|Kriti"},
    "Chile": {
        "Pacific/Easter=Hanga Roa": "Easter Island|Rapa Nui",
        "America/Santiago=Santiago": "Santiago de Chile",
    },
    "Ecuador": {"Pacific/Galapagos=Puerto Ayora": "Galápagos|Galapagos Islands"},
    "Australia": {"Australia/Broken_Hill=Broken Hill": "Broken Hill"},
    "New Zealand": {"Pacific/Chatham=Waitangi": "Chatham Islands"},
    "Palestine": {"Asia/Gaza=Gaza": "Gaza Strip|Gaza City"},
    "Ukraine": {"Europe/Simferopol=Simferopol": "Crimea|Krym"},
    "Somalia": {"Africa/Mogadishu=Hargeisa": "Somaliland"},
    "Iraq": {"Asia/Baghdad=Erbil": "Kurdistan"},
    "Nepal": {"Asia/Kathmandu=Bharatpur": "Chitwan"},
    "Jamaica": {"America/Jamaica=Kingston": "Montego Bay"},
    "Caribbean Netherlands": {"America/Kralendijk=Kralendijk": "Bonaire; Saba; Sint Eustatius|Statia"},
    "New York": {
        "America/New_York=New York City": "New York City|NYC|New York State; Long Island|LI; "
        "Upstate New York|Upstate NY|Upstate|Western New York; Tri-State Area|Tri-State"
    },
    "California": {
        "America/Los_Angeles=Los Angeles": "Los Angeles|LA|LAX; San Francisco|SF|San Fran; "
        "Bay Area|The Bay Area|SF Bay Area|San Francisco Bay Area|Silicon Valley; SoCal|Southern California; "
        "NorCal|Northern California; Central Valley|Central California; Inland Empire"
    },
    "Texas": {
        "America/Chicago=Dallas, Fort Worth": "Dallas-Fort Worth|DFW|DFW Metroplex; "
        "Rio Grande Valley|RGV; South Texas; East Texas",
        "America/Chicago=Lubbock, Midland;America/Denver=El Paso": "West Texas",
    },
    "Minnesota": {"America/Chicago=Minneapolis": "Twin Cities|Minneapolis-Saint Paul|MSP"},
    "District of Columbia": {
        "America/New_York=Washington": "DMV|Washington Metro|National Capital Region|NoVA|Northern Virginia"
    },
    "Florida": {
        "America/New_York=Miami, Orlando": "South Florida; Central Florida; North Florida; "
        "Southwest Florida; Tampa Bay",
        "America/Chicago=Pensacola;America/New_York=Port St. Joe": "Florida Panhandle|Panhandle of Florida",
    },
    "Michigan": {
        "America/Detroit=Marquette;America/Menominee=Iron Mountain": "Upper Peninsula|Upper Michigan"
    },
    "Arizona": {"America/Denver=Tuba City, Window Rock": "Navajo Nation|Navajo"},
    "USA": {
        "America/New_York=New York City": "New England|East Coast|Northeast|Mid-Atlantic",
        "America/Los_Angeles=Los Angeles, Seattle": "West Coast|Pacific Northwest|PNW",
        "America/Chicago=Chicago;America/New_York=Columbus, Detroit": "Midwest|the Midwest|Great Lakes",
        "America/New_York=Atlanta;America/Chicago=Nashville, Birmingham": "the South|Deep South|Appalachia",
    },
    "Vietnam": {"Asia/Ho_Chi_Minh=Ho Chi Minh City": "Ho Chi Minh City|HCMC"},
    "Washington": {"America/Los_Angeles=Seattle": "Washington State"},
    "U.S. Virgin Islands": {"America/St_Thomas=Charlotte Amalie": "St. Thomas; St. Croix"},
}
# Regions of one zone: by country.
PLAIN: tuple[tuple[str, str, str], ...] = (
    ("India", "Asia/Kolkata=Mumbai, Delhi, Bengaluru", _INDIA),
    ("Pakistan", "Asia/Karachi=Karachi, Lahore, Faisalabad", _PAKISTAN),
    *((country, zone, names) for country, called in _OTHER.items() for zone, names in called.items()),
)
PLAIN_PEOPLE = 5_000_000

# What many graduates call their school's place, and what has more than one clock.
TOGETHER: tuple[tuple[str, tuple[str, ...], dict[str, tuple[str, ...]]], ...] = (
    (
        "Caribbean",
        ("the Caribbean", "Caribbean islands", "West Indies", "Antilles"),
        {
            "America/Puerto_Rico": ("GD", "DM", "AG", "KN", "SX", "BB", "LC", "VC", "CW", "AW", "DO", "TT"),
            "America/Jamaica": ("JM", "KY"),
            "America/Port-au-Prince": ("HT", "BS"),
            "America/Havana": ("CU",),
            "America/Belize": ("BZ",),
        },
    ),
)
